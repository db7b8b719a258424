package crcr.infrastructure.tracing;

import crcr.infrastructure.shared.url.BaseUrl;
import java.net.URI;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Where spans go, and under which name.
 *
 * @param endpoint the base address; {@code /v1/traces} is added, and a slash at its end makes no difference
 * @param headers what each request carries besides; asked for each, since it may change
 * @param service names the relay among all that send there
 * @param version of the relay
 */
public record Collector(URI endpoint, Supplier<Map<String, String>> headers, String service, String version) {
    String tracesUrl() {
        return BaseUrl.below(endpoint.toString(), "/v1/traces");
    }
}
