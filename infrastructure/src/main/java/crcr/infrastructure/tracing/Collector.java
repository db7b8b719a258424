package crcr.infrastructure.tracing;

import crcr.infrastructure.shared.url.BaseUrl;
import java.net.URI;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The collector of spans.
 *
 * @param endpoint the base address; {@code /v1/traces} is added, and a slash at its end makes no difference
 * @param headers further headers of each request; read for each, because they may change
 * @param service the relay's name among all senders
 * @param version the relay's version
 */
public record Collector(URI endpoint, Supplier<Map<String, String>> headers, String service, String version) {
    String tracesUrl() {
        return BaseUrl.below(endpoint.toString(), "/v1/traces");
    }
}
