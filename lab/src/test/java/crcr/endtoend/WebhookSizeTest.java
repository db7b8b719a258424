package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebhookSizeTest {
    private static final int CAP = 25 * 1024 * 1024;

    private final World world = World.start();

    @AfterAll
    void end() {
        world.close();
    }

    // An object of exactly that size; only whitespace, because there is a limit for each text in it too.
    private static byte[] ofSize(int bytes) {
        byte[] body = new byte[bytes];
        Arrays.fill(body, (byte) ' ');
        body[0] = '{';
        body[bytes - 1] = '}';
        return body;
    }

    @Test
    void aBodyOfExactly25MebibytesIsRead() {
        RelayAnswer answer = world.send(Webhook.of("star", Webhook.newDelivery(), ofSize(CAP)));
        assertTrue(answer.assertTaken(200).json().path("ignored").asBoolean());
    }

    @Test
    void oneByteMoreIsTooLargeAndTheSenderGetsToKnow() {
        world.send(Webhook.of("star", Webhook.newDelivery(), ofSize(CAP + 1))).assertRefused(413);
    }

    @Test
    void theSizeIsLookedAtBeforeTheSignature() {
        world.send(Webhook.of("star", Webhook.newDelivery(), ofSize(CAP + 1)).without(Webhook.SIGNATURE))
                .assertRefused(413);
    }

    @Test
    void aTerabyteIsRefusedBeforeItIsSent() throws IOException {
        try (Socket socket = new Socket(
                InetAddress.getLoopbackAddress(), world.atPublicPort("/").getPort())) {
            socket.getOutputStream().write("""
                            POST /github/webhook HTTP/1.1\r
                            Host: localhost\r
                            Content-Type: application/json\r
                            Content-Length: 1099511627776\r
                            \r
                            {""".getBytes(StandardCharsets.US_ASCII));
            byte[] beginning = socket.getInputStream().readNBytes("HTTP/1.1 413".length());
            assertTrue(new String(beginning, StandardCharsets.US_ASCII).startsWith("HTTP/1.1 413"));
        }
    }
}
