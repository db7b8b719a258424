package crcr.application.allowlist;

import crcr.application.document.LastGood;
import crcr.domain.allowlist.Allowlist;
import java.util.Optional;

/** The last good allowlist. Safe for any number of threads. */
public final class AllowlistInForce extends LastGood<Allowlist> {
    /** Returns who takes part; empty as long as that is not known. */
    public Optional<Allowlist> allowlist() {
        return last().map(Good::content);
    }
}
