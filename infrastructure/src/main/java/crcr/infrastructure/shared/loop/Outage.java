package crcr.infrastructure.shared.loop;

import org.slf4j.Logger;

/** One line in the log when something begins to fail, and one when it has ended, however often it is tried between. */
public final class Outage {
    private final Logger log;
    private final String began;
    private final String ended;
    private boolean lasts;

    /** Begins with none; the words are those of the two lines. */
    public Outage(Logger log, String began, String ended) {
        this.log = log;
        this.began = began;
        this.ended = ended;
    }

    /** It has failed, for that cause. */
    public void began(String cause) {
        if (!lasts) {
            log.warn("{}: {}", began, cause);
        }
        lasts = true;
    }

    /** It has not failed. */
    public void ended() {
        if (lasts) {
            log.info("{}", ended);
        }
        lasts = false;
    }
}
