package crcr.infrastructure.http;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.function.Supplier;

/** The management port: {@code /livez}, {@code /readyz}, {@code /metrics}. */
final class ManagementRoutes {
    private static final String PROMETHEUS_TEXT = "text/plain; version=0.0.4; charset=utf-8";

    private final Supplier<List<String>> obstacles;
    private final Supplier<String> metrics;

    /**
     * Answers operators.
     *
     * @param obstacles why the relay cannot work at this moment; empty if it can
     * @param metrics all metrics, in Prometheus's text format
     */
    ManagementRoutes(Supplier<List<String>> obstacles, Supplier<String> metrics) {
        this.obstacles = obstacles;
        this.metrics = metrics;
    }

    void route(HttpRules rules) {
        Endpoints.get(rules, "/livez", this::live);
        Endpoints.get(rules, "/readyz", this::ready);
        Endpoints.get(rules, "/metrics", this::metrics);
        Endpoints.nothingElse(rules);
    }

    private void live(ServerRequest request, ServerResponse response) {
        Reply.of(Status.OK_200, "live", Reply.ok()).send(response);
    }

    private void ready(ServerRequest request, ServerResponse response) {
        List<String> why = obstacles.get();
        Reply reply = why.isEmpty()
                ? Reply.of(Status.OK_200, "ready", Reply.ok())
                : Reply.refusal(Status.SERVICE_UNAVAILABLE_503, "not_ready", String.join("; ", why));
        reply.send(response);
    }

    private void metrics(ServerRequest request, ServerResponse response) {
        response.header(HeaderNames.CONTENT_TYPE, PROMETHEUS_TEXT).send(metrics.get());
    }
}
