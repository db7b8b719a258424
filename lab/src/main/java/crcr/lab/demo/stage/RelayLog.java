package crcr.lab.demo.stage;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.FileAppender;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.LoggerFactory;

/** Puts the relay's log into a file, so that it does not disturb the demo's output. Closing it restores the log. */
public final class RelayLog implements AutoCloseable {
    private static final String PATTERN = "%d{HH:mm:ss.SSS} %-5level %logger{0} %mdc %msg%n%ex{short}";

    private final Path file;
    private final Logger root;
    private final Level levelBefore;
    private final List<Appender<ILoggingEvent>> before;
    private final FileAppender<ILoggingEvent> appender;

    private RelayLog(Path file, Logger root, List<Appender<ILoggingEvent>> before, FileAppender<ILoggingEvent> to) {
        this.file = file;
        this.root = root;
        this.levelBefore = root.getLevel();
        this.before = List.copyOf(before);
        this.appender = to;
    }

    /** Logs nothing until further notice, even at the end, because it would go to the terminal. */
    public static void nowhere() {
        ((LoggerContext) LoggerFactory.getILoggerFactory())
                .getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)
                .setLevel(Level.OFF);
    }

    /** Logs everything from INFO into that file from now on. */
    static RelayLog into(Path file) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        List<Appender<ILoggingEvent>> before = new ArrayList<>();
        root.iteratorForAppenders().forEachRemaining(before::add);
        RelayLog log = new RelayLog(file, root, before, appender(context, file));
        before.forEach(root::detachAppender);
        root.addAppender(log.appender);
        root.setLevel(Level.INFO);
        return log;
    }

    private static FileAppender<ILoggingEvent> appender(LoggerContext context, Path file) {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern(PATTERN);
        encoder.start();
        FileAppender<ILoggingEvent> appender = new FileAppender<>();
        appender.setContext(context);
        appender.setEncoder(encoder);
        appender.setFile(file.toString());
        appender.start();
        return appender;
    }

    /** Returns where it is. */
    public Path file() {
        return file;
    }

    /** Returns the lines of warnings and errors. */
    public List<String> warnings() {
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> line.contains(" WARN ") || line.contains(" ERROR "))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        root.detachAppender(appender);
        appender.stop();
        before.forEach(root::addAppender);
        root.setLevel(levelBefore);
    }
}
