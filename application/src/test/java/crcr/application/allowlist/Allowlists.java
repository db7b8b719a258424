package crcr.application.allowlist;

import crcr.application.document.FetchDocument.Fetched;
import crcr.application.document.KeepingDocumentCurrent;
import crcr.domain.allowlist.Allowlist;
import crcr.domain.allowlist.Allowlist.Entry;
import crcr.domain.allowlist.Level;
import crcr.domain.allowlist.Participation;
import crcr.domain.document.DocumentReading;
import crcr.domain.document.Problem;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
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
            case DocumentReading.Valid<Allowlist>(Allowlist allowlist, var _) -> allowlist;
            case DocumentReading.Invalid<Allowlist>(List<Problem> problems) -> throw new AssertionError(problems);
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
        new KeepingDocumentCurrent<>(
                        _ -> new Fetched.Document("", Optional.empty(), Optional.empty()),
                        _ -> Allowlist.of(Arrays.asList(entries)),
                        inForce,
                        Clock.fixed(Instant.EPOCH, ZoneOffset.UTC))
                .refresh();
    }
}
