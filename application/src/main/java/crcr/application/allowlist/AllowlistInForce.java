package crcr.application.allowlist;

import crcr.application.document.LastGood;
import crcr.domain.allowlist.Allowlist;
import java.util.Optional;

/** The last good allowlist. Safe for use by several threads. */
public final class AllowlistInForce extends LastGood<Allowlist> {
    /** Returns the allowlist in force; empty as long as none was loaded. */
    public Optional<Allowlist> allowlist() {
        return last().map(Good::content);
    }
}
