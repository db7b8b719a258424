package crcr.lab.simulator.trace;

import crcr.fixture.Shown;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/**
 * A simulated collector of traces that accepts OTLP as {@code http/protobuf}. Safe for use by several threads.
 *
 * @see <a
 *     href="https://github.com/open-telemetry/opentelemetry-proto/blob/main/opentelemetry/proto/trace/v1/trace.proto">the
 *     messages</a>
 */
public final class OtlpCollectorSimulator implements AutoCloseable {
    private final String token;
    private final WebServer server;
    private final List<ReceivedSpan> spans = new CopyOnWriteArrayList<>();

    private OtlpCollectorSimulator(String token) {
        this.token = token;
        server = WebServer.builder()
                .address(InetAddress.getLoopbackAddress())
                .port(0)
                .shutdownHook(false)
                .routing(routing -> routing.post("/v1/traces", this::take))
                .build();
    }

    /**
     * A span that was received.
     *
     * @param kind 2 for a server's, 3 for a client's
     * @param statusCode 2 for an error
     * @param resource the attributes of its sender
     */
    public record ReceivedSpan(
            String name,
            long kind,
            String traceId,
            String spanId,
            String parentSpanId,
            Map<String, String> attributes,
            long statusCode,
            Map<String, String> resource) {
        /** Keeps its own copies. */
        public ReceivedSpan {
            attributes = Map.copyOf(attributes);
            resource = Map.copyOf(resource);
        }
    }

    /** Starts a collector that accepts requests with this {@code x-token}. */
    public static OtlpCollectorSimulator start(String token) {
        OtlpCollectorSimulator collector = new OtlpCollectorSimulator(token);
        collector.server.start();
        return collector;
    }

    /** Returns its address. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    /** Returns all received spans. */
    public List<ReceivedSpan> spans() {
        return List.copyOf(spans);
    }

    private void take(ServerRequest request, ServerResponse response) {
        byte[] body = request.content().as(byte[].class);
        Shown.text("what a collector of traces gets", new String(body, StandardCharsets.ISO_8859_1));
        boolean isLetIn = request.headers()
                .first(HeaderNames.create("x-token"))
                .filter(token::equals)
                .isPresent();
        boolean isProtobuf = request.headers()
                .first(HeaderNames.CONTENT_TYPE)
                .filter("application/x-protobuf"::equals)
                .isPresent();
        if (!isLetIn || !isProtobuf) {
            response.status(isLetIn ? Status.UNSUPPORTED_MEDIA_TYPE_415 : Status.UNAUTHORIZED_401)
                    .send();
            return;
        }
        for (ProtobufFields resource : ProtobufFields.of(body).messages(1)) {
            Map<String, String> of = attributes(resource.messages(1).getFirst().messages(1));
            resource.messages(2).stream()
                    .flatMap(scope -> scope.messages(2).stream())
                    .forEach(span -> spans.add(span(span, of)));
        }
        response.header(HeaderNames.CONTENT_TYPE, "application/x-protobuf").send(new byte[0]);
    }

    private static ReceivedSpan span(ProtobufFields span, Map<String, String> resource) {
        return new ReceivedSpan(
                span.text(5),
                span.numberOf(6),
                span.hex(1),
                span.hex(2),
                span.hex(4),
                attributes(span.messages(9)),
                span.messages(15).stream()
                        .mapToLong(status -> status.numberOf(3))
                        .sum(),
                resource);
    }

    private static Map<String, String> attributes(List<ProtobufFields> pairs) {
        return pairs.stream()
                .collect(Collectors.toMap(
                        pair -> pair.text(1),
                        pair -> pair.messages(2).getFirst().text(1)));
    }

    @Override
    public void close() {
        server.stop();
    }
}
