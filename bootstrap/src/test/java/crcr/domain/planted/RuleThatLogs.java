package crcr.domain.planted;

import org.slf4j.LoggerFactory;

/** What the domain must not do. */
public final class RuleThatLogs {
    private RuleThatLogs() {}

    /** Logs. */
    public static void decide() {
        LoggerFactory.getLogger(RuleThatLogs.class).info("decided");
    }
}
