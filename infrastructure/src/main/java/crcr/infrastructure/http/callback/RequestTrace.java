package crcr.infrastructure.http.callback;

import crcr.infrastructure.spans.TraceParent;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.util.List;
import java.util.Optional;

/** The trace of a request, as its header {@code traceparent} names it. */
final class RequestTrace {
    private static final HeaderName HEADER = HeaderNames.create(TraceParent.HEADER);

    private RequestTrace() {}

    /** Returns the caller's trace; empty unless there is exactly one header of the form. */
    static Optional<TraceParent> of(ServerRequest request) {
        List<String> values = request.headers().values(HEADER);
        return values.size() == 1 ? TraceParent.parse(values.getFirst()) : Optional.empty();
    }
}
