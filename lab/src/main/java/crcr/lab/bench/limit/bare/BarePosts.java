package crcr.lab.bench.limit.bare;

import io.helidon.http.HeaderNames;
import io.helidon.webclient.api.HttpClientResponse;
import io.helidon.webclient.api.WebClient;
import java.net.URI;

/** Posts bodies to one address, with the cheapest client. */
final class BarePosts {
    private final WebClient client = WebClient.create();
    private final URI there;

    BarePosts(URI there) {
        this.there = there;
    }

    /** Posts a body, and waits for the answer. */
    void send(byte[] body) {
        try (HttpClientResponse response = client.post()
                .uri(there)
                .header(HeaderNames.CONTENT_TYPE, "application/json")
                .submit(body)) {
            if (response.entity().hasEntity()) {
                response.as(byte[].class);
            }
            if (response.status().code() / 100 != 2) {
                throw new IllegalStateException(there + " answered " + response.status());
            }
        }
    }
}
