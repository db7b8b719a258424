package crcr.infrastructure.shared.loop;

import org.slf4j.Logger;

/**
 * Logs one line when something begins to fail, and one when the failure has ended, however many attempts there are
 * between.
 */
public final class Outage {
    private final Logger log;
    private final String began;
    private final String ended;
    private boolean lasts;

    /** Begins without an outage. The words are those of the two lines. */
    public Outage(Logger log, String began, String ended) {
        this.log = log;
        this.began = began;
        this.ended = ended;
    }

    /** Records a failure with its cause. */
    public void began(String cause) {
        if (!lasts) {
            log.warn("{}: {}", began, cause);
        }
        lasts = true;
    }

    /** Records a success. */
    public void ended() {
        if (lasts) {
            log.info("{}", ended);
        }
        lasts = false;
    }
}
