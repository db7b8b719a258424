package crcr.lab.bench.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import crcr.lab.bench.limit.rig.LimitRig;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each row has a figure for each of its goals, and leaves no process behind. Such short runs give no real figures. */
class LimitRowsTest {
    private static final Duration SHORT = Duration.ofMillis(100);
    private static final Turns TURNS = new Turns(1, SHORT, SHORT, new PrintStream(OutputStream.nullOutputStream()));

    private final Set<ProcessHandle> before = children();

    @TempDir
    private Path directory;

    private static Set<ProcessHandle> children() {
        return ProcessHandle.current().children().collect(Collectors.toSet());
    }

    @AfterEach
    void nothingGoesOn() {
        assertEquals(before, children());
    }

    private List<String> goals(LimitRow row) throws IOException, InterruptedException {
        GoalTable goals = new GoalTable();
        try (LimitRig rig = new LimitRig(directory)) {
            row.run(rig, TURNS, goals);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        goals.print(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        String printed = bytes.toString(StandardCharsets.UTF_8);
        assertFalse(printed.contains("NaN") || printed.contains("∞"), printed);
        return printed.lines()
                .skip(3)
                .map(line -> line.split(" \\| ", 2)[0].substring(2))
                .toList();
    }

    @Test
    void callbacks() throws IOException, InterruptedException {
        assertEquals(
                List.of(
                        "callbacks a second, of the bare handler's",
                        "p99 of callbacks at 16 connections",
                        "processor for a callback, of bare",
                        "Redis for a callback, of one minimal script",
                        "allocated for a callback: 1.5 × the event in it, and 30 KB",
                        "resident after callbacks"),
                goals(new CallbackRow()));
    }

    @Test
    void webhooks() throws IOException, InterruptedException {
        assertEquals(
                List.of(
                        "webhooks with 20 targets a second, of the bare handler's",
                        "Redis for a webhook with 20 targets",
                        "Redis for each further target, up to 100",
                        "resident after webhooks"),
                goals(new WebhookRow()));
    }

    @Test
    void ignoredWebhooks() throws IOException, InterruptedException {
        assertEquals(List.of("ignored webhooks a second, of the bare handler's"), goals(new IgnoredRow()));
    }

    @Test
    void dispatches() throws IOException, InterruptedException {
        assertEquals(List.of("dispatches a second, of the bare loop's"), goals(new DispatchRow(3)));
    }

    @Test
    void start() throws IOException, InterruptedException {
        assertEquals(
                List.of(
                        "ready after",
                        "the first webhook of a process",
                        "callbacks a second in the first 0.1 s, of warm"),
                goals(new StartRow(SHORT)));
    }

    @Test
    void targets() throws IOException, InterruptedException {
        assertEquals(
                List.of(
                        "longest command of Redis, 2 targets",
                        "longest command of Redis, 4 targets",
                        "time to accept 4 targets, of 2",
                        "Redis for 4 targets, of 2"),
                goals(new TargetsRow(List.of(2, 4))));
    }

    @Test
    void backlog() throws IOException, InterruptedException {
        assertEquals(
                List.of(
                        "time to accept with 8 waiting, of 4",
                        "heap with 8 waiting, of 4",
                        "longest command of Redis until 8 wait"),
                goals(new BacklogRow(2, List.of(4, 8), 2)));
    }

    @Test
    void whatCannotBeStartedLeavesNothing() throws IOException {
        Files.createDirectories(directory.resolve("relay-1/relay.log"));

        try (LimitRig rig = new LimitRig(directory)) {
            assertThrows(IOException.class, () -> rig.relay(1));
        }
    }
}
