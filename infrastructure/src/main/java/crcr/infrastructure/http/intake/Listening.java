package crcr.infrastructure.http.intake;

import io.helidon.common.socket.SocketOptions;
import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http1.Http1Config;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The common parts of all ports: their bounds, and the form of the library's own answers. */
public final class Listening {
    // More than the 25 MiB of the largest accepted body, so that a slightly larger one is read to its end and its
    // sender receives the answer.
    private static final long MAX_PAYLOAD = 32L * 1024 * 1024;
    // The library's own maximum for headers: a form with all dead letters of a page has their names in the first
    // line.
    private static final int LONGEST_FIRST_LINE = 16 * 1024;
    private static final int SOCKET_BUFFER = 32 * 1024;
    private static final Duration SILENT_FOR = Duration.ofSeconds(30);
    // A callback waits 3 s for HUD, and as long again for an unreachable store.
    private static final Duration ANSWERS_END_WITHIN = Duration.ofSeconds(5);

    private Listening() {}

    /**
     * Starts to listen.
     *
     * @param port 0 for any
     * @throws IllegalStateException if the port is not available
     */
    public static WebServer start(int port, HttpRouting.Builder routing) {
        WebServer server = WebServer.builder()
                .shutdownHook(false)
                .port(port)
                .maxPayloadSize(MAX_PAYLOAD)
                .shutdownGracePeriod(ANSWERS_END_WITHIN)
                .connectionOptions(SocketOptions.builder()
                        .socketReceiveBufferSize(SOCKET_BUFFER)
                        .socketSendBufferSize(SOCKET_BUFFER)
                        .readTimeout(SILENT_FOR)
                        .build())
                .directHandlers(problems())
                // With a second protocol, the library would close connections of older protocols without an answer.
                .protocolsDiscoverServices(false)
                .addProtocol(Http1Config.builder()
                        .maxPrologueLength(LONGEST_FIRST_LINE)
                        .build())
                .routing(routing.addFilter(new HeadAnswers()).addFilter(new BodyFraming()))
                .build()
                .start();
        // The library logs a failure, and returns as if it had succeeded.
        if (!server.isRunning()) {
            throw new IllegalStateException("port " + port + " cannot be listened on; another process may have it");
        }
        return server;
    }

    private static DirectHandlers problems() {
        DirectHandlers.Builder handlers = DirectHandlers.builder();
        for (DirectHandler.EventType type : DirectHandler.EventType.values()) {
            handlers.addHandler(type, Listening::problem);
        }
        return handlers.build();
    }

    // The library's message may quote the request, so it is not passed on.
    private static DirectHandler.TransportResponse problem(
            DirectHandler.TransportRequest request,
            DirectHandler.EventType event,
            Status status,
            ServerResponseHeaders headers,
            @Nullable String message) {
        // A first line with an invalid method, at which the library fails before it has a request.
        Status answered = request.method().isEmpty() && status.code() == 500 ? Status.BAD_REQUEST_400 : status;
        String detail = switch (answered.code()) {
            case 413 -> "the body is too large";
            case 500 -> "the relay failed; its log says why";
            case 505 -> "send HTTP/1.1; a proxy in front of the relay must do so too";
            default -> "the request is not well-formed HTTP, or its body is compressed";
        };
        return DirectHandler.TransportResponse.builder()
                .status(answered)
                .headers(headers)
                .header(HeaderNames.CONTENT_TYPE, HttpReply.PROBLEM)
                .keepAlive(event.keepAlive())
                .entity(HttpReply.problem(answered, detail).toString().getBytes(StandardCharsets.UTF_8))
                .build();
    }
}
