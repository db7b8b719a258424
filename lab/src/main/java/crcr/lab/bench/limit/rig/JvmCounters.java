package crcr.lab.bench.limit.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The counters of another JVM, read by the JDK's {@code jcmd}, which costs the JVM nothing between two reads.
 *
 * @param pid the id of its process
 */
public record JvmCounters(long pid) {
    private static final Pattern ALLOCATED = Pattern.compile(" allocated=(\\d+)([BKMG]) ");
    private static final Pattern HEAP = Pattern.compile("(?:heap|generation) .*used (\\d+)(K)");

    /**
     * Returns the number of bytes of the heap that its threads have allocated since they began. Virtual threads count
     * with their carriers. A thread that has ended does not count any more, but the threads that serve requests
     * continue.
     */
    long allocated() {
        return bytes(ALLOCATED, ask("Thread.print", "-e"));
    }

    /** Collects garbage, and returns the number of bytes of the heap that are in use then. */
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
