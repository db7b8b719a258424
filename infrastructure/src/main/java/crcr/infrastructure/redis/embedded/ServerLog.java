package crcr.infrastructure.redis.embedded;

import crcr.infrastructure.shared.text.ShowableText;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The lines that a Redis server writes into its log from one moment on.
 *
 * @param from the length of the log at that moment, in bytes
 */
record ServerLog(Path file, long from) {
    // "4711:M 28 Nov 2026 09:00:00.000 # words": process, role, time, weight.
    private static final Pattern LINE =
            Pattern.compile("(?<pid>\\d{1,10}):[A-Z] [^#*.-]+[\\d.]+ (?<weight>[#*.-]) (?<words>.*)");
    private static final String WARNING = "#";
    // Marks advice about the machine; problems do not have this word.
    private static final String ADVICE = "WARNING ";
    private static final int LONGEST = 16 * 1024;
    private static final int LONGEST_LINE = 400;
    private static final int QUOTED_LINES = 2;

    /** Returns the lines that come into this log from now on. */
    static ServerLog fromNow(Path file) throws IOException {
        return new ServerLog(file, Files.exists(file) ? Files.size(file) : 0);
    }

    /** Returns the number of the process that wrote the last line; empty before there is one. */
    OptionalLong pid() throws IOException {
        return lines().stream()
                .mapToLong(line -> Long.parseLong(line.group("pid")))
                .reduce((_, last) -> last);
    }

    /** Returns the last warnings. They name files and addresses, but quote neither data nor configuration. */
    String lastWarnings() throws IOException {
        List<String> warnings = lines().stream()
                .filter(line -> line.group("weight").equals(WARNING))
                .map(line -> line.group("words"))
                .filter(words -> !words.startsWith(ADVICE))
                .map(words -> ShowableText.shortened(words, LONGEST_LINE))
                .toList();
        return warnings.stream()
                .skip(Math.max(0, warnings.size() - QUOTED_LINES))
                .collect(Collectors.joining(" / "));
    }

    private List<Matcher> lines() throws IOException {
        return text().lines().map(LINE::matcher).filter(Matcher::matches).toList();
    }

    private String text() throws IOException {
        if (!Files.exists(file)) {
            return "";
        }
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
            long start = Math.max(from, log.length() - LONGEST);
            byte[] bytes = new byte[(int) Math.max(0, Math.min(LONGEST, log.length() - start))];
            log.seek(start);
            log.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
