package crcr.lab.simulator.oidc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerResponse;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** A document that an issuer publishes. It counts its requests, and can be replaced by another answer. */
final class PublishedDocument {
    private final Supplier<ObjectNode> now;
    private final AtomicReference<Optional<CannedAnswer>> replacement = new AtomicReference<>(Optional.empty());
    private final AtomicInteger requests = new AtomicInteger();

    PublishedDocument(Supplier<ObjectNode> now) {
        this.now = now;
    }

    private record CannedAnswer(int status, String body) {}

    /** Counts a request, before anything can delay it. */
    void requested() {
        requests.incrementAndGet();
    }

    void answer(ServerResponse response) {
        CannedAnswer answer = replacement
                .get()
                .orElseGet(() -> new CannedAnswer(200, now.get().toString()));
        response.header(HeaderNames.CONTENT_TYPE, "application/json")
                .status(Status.create(answer.status()))
                .send(answer.body());
    }

    /** Answers with this from now on. */
    void replace(int status, String body) {
        replacement.set(Optional.of(new CannedAnswer(status, body)));
    }

    /** Answers normally again. */
    void restore() {
        replacement.set(Optional.empty());
    }

    int requests() {
        return requests.get();
    }
}
