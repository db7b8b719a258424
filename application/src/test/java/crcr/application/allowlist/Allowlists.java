package crcr.application.allowlist;

import crcr.application.allowlist.AllowlistInForce.Good;
import crcr.domain.allowlist.Allowlist;
import crcr.domain.allowlist.Allowlist.Entry;
import crcr.domain.allowlist.Allowlist.Reading;
import crcr.domain.allowlist.Level;
import crcr.domain.allowlist.Participation;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Allowlists for tests. */
public final class Allowlists {
    private Allowlists() {}

    /** One entry; at L3 it is for the device {@code npu}. */
    public static Entry entry(Level level, String repository) {
        Optional<String> device = level == Level.L3 ? Optional.of("npu") : Optional.empty();
        return new Entry("here", level, device, repository, List.of(), Participation.ALL);
    }

    /** The allowlist with these entries. */
    public static Allowlist of(Entry... entries) {
        return switch (Allowlist.of(Arrays.asList(entries))) {
            case Reading.Valid(Allowlist allowlist, var _) -> allowlist;
            case Reading.Invalid(List<Allowlist.Problem> problems) -> throw new AssertionError(problems);
        };
    }

    /** The allowlist with these entries, in force. */
    public static AllowlistInForce inForce(Entry... entries) {
        AllowlistInForce inForce = new AllowlistInForce();
        replace(inForce, entries);
        return inForce;
    }

    /** From now on the allowlist with these entries is in force there. */
    public static void replace(AllowlistInForce inForce, Entry... entries) {
        inForce.replace(new Good(of(entries), List.of(), Optional.empty(), Instant.EPOCH));
    }
}
