package crcr.endtoend;

import crcr.described.AnswerCheck;
import crcr.described.Exchange;
import crcr.described.Port;
import crcr.fixture.Eventually;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is answered to a body that comes byte by byte. */
final class SlowAnswers {
    private static final int TOO_SLOW = 408;

    private SlowAnswers() {}

    /** A request whose body does not end. */
    private record Slow(String path, Socket socket) {
        static Slow begin(World world, String path, String header) {
            try {
                Socket socket = new Socket(
                        InetAddress.getLoopbackAddress(),
                        world.atPublicPort("/").getPort());
                socket.getOutputStream()
                        .write(("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000\r\n" + header
                                        + "\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
                return new Slow(path, socket);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        Optional<RawHttp.RawReply> goOn() {
            try {
                if (socket.getInputStream().available() > 0) {
                    return Optional.of(RawHttp.reply(socket.getInputStream()));
                }
                socket.getOutputStream().write(' ');
                return Optional.empty();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void end() {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Makes the answer occur at both endpoints. */
    static void occurIn(World world, Witness witness) {
        List<Slow> both = List.of(
                Slow.begin(world, "/github/webhook", Webhook.SIGNATURE + ": sha256=" + "0".repeat(64)),
                Slow.begin(
                        world,
                        "/github/callback",
                        "Authorization: Bearer "
                                + world.token(Surroundings.ALPHA).compact()));
        Map<Slow, RawHttp.RawReply> replies = new LinkedHashMap<>();
        Eventually.holds("both are answered", () -> {
            both.stream()
                    .filter(one -> !replies.containsKey(one))
                    .forEach(one -> one.goOn().ifPresent(reply -> replies.put(one, reply)));
            return replies.size() == both.size();
        });
        replies.forEach((one, reply) -> {
            Exchange exchange =
                    new Exchange(Port.PUBLIC, "POST", one.path(), reply.status(), reply.headers(), reply.body());
            if (reply.status() != TOO_SLOW) {
                throw new AssertionError(exchange);
            }
            AnswerCheck.assertDescribed(exchange);
            witness.note(exchange);
            one.end();
        });
    }
}
