package crcr.infrastructure.http.intake;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The reply of an endpoint.
 *
 * @param status the HTTP status
 * @param outcome the same short word for the same cause, for counting and for logs
 * @param headers the headers beside the content's own
 * @param body JSON; for a refusal the problem details of RFC 9457
 */
public record HttpReply(Status status, String outcome, Map<HeaderName, String> headers, ObjectNode body) {
    /** The media type of a refusal. */
    static final String PROBLEM = "application/problem+json";

    /** The outcome of a request that exceeds the endpoint's budget. */
    public static final String INTAKE_FULL = "intake_full";

    private static final int FIRST_ERROR = 400;

    /** Keeps its own copies of the headers. */
    public HttpReply {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    /** Returns the beginning of the body of every reply that is no refusal. */
    public static ObjectNode ok() {
        return JsonNodeFactory.instance.objectNode().put("ok", true);
    }

    /** Returns a reply that is no refusal. */
    public static HttpReply of(Status status, String outcome, ObjectNode body) {
        return new HttpReply(status, outcome, Map.of(), body);
    }

    /**
     * Returns a refusal.
     *
     * @param detail the cause, in words on which the reader can act; never a secret, a token or a stack trace
     */
    public static HttpReply refusal(Status status, String outcome, String detail) {
        return new HttpReply(status, outcome, Map.of(), problem(status, detail));
    }

    /** Returns a temporary refusal: 503, to be tried again after that time. */
    public static HttpReply later(String outcome, String detail, Duration retryAfter) {
        return refusal(Status.SERVICE_UNAVAILABLE_503, outcome, detail).retryAfter(retryAfter);
    }

    /** Returns the body of a refusal. */
    static ObjectNode problem(Status status, String detail) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", "about:blank")
                .put("title", status.reasonPhrase())
                .put("status", status.code())
                .put("detail", detail);
    }

    /** Returns the reply with one more header. */
    public HttpReply with(HeaderName name, String value) {
        Map<HeaderName, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new HttpReply(status, outcome, more, body);
    }

    /** Returns the reply with the time after which to try again: in whole seconds, rounded up, at least one. */
    public HttpReply retryAfter(Duration time) {
        long seconds = Math.ceilDiv(time.toNanos(), Duration.ofSeconds(1).toNanos());
        return with(HeaderNames.RETRY_AFTER, Long.toString(Math.max(1, seconds)));
    }

    /** Returns the reply, marked as the repeated answer to the same request. */
    public HttpReply asDuplicate() {
        return new HttpReply(status, "duplicate", headers, body.deepCopy().put("duplicate", true));
    }

    /** Returns the reply, after which the connection ends, even with unread data. */
    public HttpReply ending() {
        return with(HeaderNames.CONNECTION, "close");
    }

    /** Returns whether the reply is a refusal. */
    public boolean isRefusal() {
        return status.code() >= FIRST_ERROR;
    }

    /** Returns the detail of a refusal; empty if it is none. */
    public String detail() {
        return body.path("detail").asText();
    }

    /**
     * Sends the reply.
     *
     * @throws CloseConnectionException when it is sent, if the connection is to end with it, because the library would
     *     take unread data for the next request
     */
    public void send(ServerResponse response) {
        headers.forEach(response::header);
        response.status(status)
                .header(HeaderNames.CONTENT_TYPE, isRefusal() ? PROBLEM : "application/json")
                .send(body.toString().getBytes(StandardCharsets.UTF_8));
        if (headers.containsKey(HeaderNames.CONNECTION)) {
            throw new CloseConnectionException("a request was answered without being read");
        }
    }
}
