package crcr.lab.bench.limit.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What another JVM counts of itself, asked by the JDK's {@code jcmd}, which costs it nothing between two questions.
 *
 * @param pid of its process
 */
public record JvmCounters(long pid) {
    private static final Pattern ALLOCATED = Pattern.compile(" allocated=(\\d+)([BKMG]) ");
    private static final Pattern HEAP = Pattern.compile("(?:heap|generation) .*used (\\d+)(K)");

    /**
     * Returns how many bytes of the heap its threads have taken since they began. Virtual threads count with those that
     * carry them; a thread that has ended does not count any more, but what serves requests goes on.
     */
    long allocated() {
        return bytes(ALLOCATED, ask("Thread.print", "-e"));
    }

    /** Collects garbage, and returns how many bytes of the heap are in use then. */
    public long live() {
        ask("GC.run");
        return bytes(HEAP, ask("GC.heap_info"));
    }

    private static long bytes(Pattern figures, String answer) {
        return figures.matcher(answer).results().mapToLong(JvmCounters::bytes).sum();
    }

    private static long bytes(MatchResult figure) {
        return Long.parseLong(figure.group(1)) << (10 * "BKMG".indexOf(figure.group(2)));
    }

    private String ask(String... question) {
        ProcessBuilder jcmd = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), Long.toString(pid));
        jcmd.command().addAll(List.of(question));
        try {
            Process asked = jcmd.redirectErrorStream(true).start();
            String answer = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (asked.waitFor() != 0) {
                throw new IllegalStateException("jcmd ended with " + asked.exitValue() + ": " + answer);
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a JVM was asked", e);
        }
    }
}
