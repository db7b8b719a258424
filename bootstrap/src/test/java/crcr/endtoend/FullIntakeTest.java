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
    void manyLargeBodiesAtATimeAreRefusedForNowAndLeaveRoomWhenTheyAreGone() throws IOException {
        try (World world = World.start()) {
            Queue<String> answers = new ConcurrentLinkedQueue<>();
            List<Socket> senders = new ArrayList<>();
            for (int i = 0; i < SENDERS; i++) {
                Socket sender = new Socket(
                        InetAddress.getLoopbackAddress(),
                        world.atPublicPort("/").getPort());
                senders.add(sender);
                Thread.ofVirtual().start(() -> sendAllButTheEnd(sender));
                Thread.ofVirtual().start(() -> readAnswer(sender, answers));
            }
            Eventually.holds("one is refused", () -> !answers.isEmpty());
            assertTrue(answers.element().startsWith("HTTP/1.1 503"), answers::element);
            assertTrue(answers.element().contains("Retry-After: 1"), answers::element);
            for (Socket sender : senders) {
                sender.close();
            }
            Eventually.holds(
                    "there is room again",
                    () -> world.send(Payloads.openedPullRequest()).status() == 202);
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

    private static void readAnswer(Socket sender, Queue<String> answers) {
        try {
            var in = new BufferedReader(new InputStreamReader(sender.getInputStream(), StandardCharsets.US_ASCII));
            String head = in.lines().takeWhile(line -> !line.isEmpty()).collect(Collectors.joining("\n"));
            if (!head.isEmpty()) {
                answers.add(head);
            }
        } catch (IOException | UncheckedIOException e) {
            // The test is over.
        }
    }
}
