package crcr.infrastructure.work;

import org.slf4j.Logger;

/** One line in the log when something begins to fail, and one when it has ended, however often it is tried between. */
final class Outage {
    private final Logger log;
    private final String began;
    private final String ended;
    private boolean lasts;

    Outage(Logger log, String began, String ended) {
        this.log = log;
        this.began = began;
        this.ended = ended;
    }

    /** It has failed, for that cause. */
    void began(String cause) {
        if (!lasts) {
            log.warn("{}: {}", began, cause);
        }
        lasts = true;
    }

    /** It has not failed. */
    void ended() {
        if (lasts) {
            log.info("{}", ended);
        }
        lasts = false;
    }
}
