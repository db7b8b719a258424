package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.fixture.Eventually;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FullIntakeTest {
    private static final int SENDERS = 5;
    private static final int SENT = 24 * 1024 * 1024;

    @Test
    void largeBodiesThatNeverEndAreRefusedOrCutOffAndASmallOneIsTaken() throws IOException {
        try (World world = World.start()) {
            Queue<String> ends = new ConcurrentLinkedQueue<>();
            List<Socket> senders = new ArrayList<>();
            for (int i = 0; i < SENDERS; i++) {
                Socket sender = new Socket(
                        InetAddress.getLoopbackAddress(),
                        world.atPublicPort("/").getPort());
                senders.add(sender);
                Thread.ofVirtual().start(() -> sendAllButTheEnd(sender));
                Thread.ofVirtual().start(() -> readEnd(sender, ends));
            }
            Eventually.holds("there is no room for one", () -> !ends.isEmpty());
            Eventually.holds(
                    "a small one is taken",
                    () -> world.send(Payloads.openedPullRequest()).status() == 202);
            ends.stream().filter(end -> !end.isEmpty()).forEach(refusal -> {
                assertTrue(refusal.startsWith("HTTP/1.1 503"), refusal);
                assertTrue(refusal.contains("Retry-After: 1"), refusal);
            });
            for (Socket sender : senders) {
                sender.close();
            }
        }
    }

    private static void sendAllButTheEnd(Socket sender) {
        String head = "POST /github/webhook HTTP/1.1\r\nHost: localhost\r\nX-Hub-Signature-256: sha256="
                + "0".repeat(64) + "\r\nContent-Length: " + (SENT + 1) + "\r\n\r\n";
        try {
            sender.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            sender.getOutputStream().write(new byte[SENT]);
        } catch (IOException e) {
            // The relay has refused it, or the test is over.
        }
    }

    // A sender that is cut off gets no answer.
    private static void readEnd(Socket sender, Queue<String> ends) {
        try {
            var in = new BufferedReader(new InputStreamReader(sender.getInputStream(), StandardCharsets.US_ASCII));
            String head = in.lines().takeWhile(line -> !line.isEmpty()).collect(Collectors.joining("\n"));
            ends.add(head);
        } catch (IOException | UncheckedIOException e) {
            ends.add("");
        }
    }
}
