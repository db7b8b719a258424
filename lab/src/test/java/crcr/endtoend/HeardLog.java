package crcr.endtoend;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import crcr.fixture.Eventually;
import java.util.List;
import org.slf4j.LoggerFactory;

/** What the relays of this process log, from now on until it is closed. */
final class HeardLog implements AutoCloseable {
    private static final Logger OURS = (Logger) LoggerFactory.getLogger("crcr");

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    private HeardLog() {}

    static HeardLog begin() {
        HeardLog heard = new HeardLog();
        heard.log.setContext(OURS.getLoggerContext());
        heard.log.start();
        OURS.addAppender(heard.log);
        return heard;
    }

    /** Waits for a warning with these words. */
    void awaitWarning(String words) {
        Eventually.holds("a warning tells: " + words, () -> warnings(words) > 0);
    }

    /** Counts the warnings with these words so far. */
    long warnings(String words) {
        return List.copyOf(log.list).stream()
                .filter(line -> line.getLevel() == Level.WARN
                        && line.getFormattedMessage().contains(words))
                .count();
    }

    @Override
    public void close() {
        OURS.detachAppender(log);
    }
}
