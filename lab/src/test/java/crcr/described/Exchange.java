package crcr.described;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A request and its answer.
 *
 * @param path without the query
 * @param headers of the answer, by names in any case
 * @param body of the answer
 */
public record Exchange(
        Port port, String method, String path, int status, Map<String, List<String>> headers, String body) {
    /** Keeps its own copy. */
    public Exchange {
        Map<String, List<String>> inAnyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        inAnyCase.putAll(headers);
        headers = Collections.unmodifiableMap(inAnyCase);
    }

    /** Returns a header's first value, or nothing at all. */
    String header(String name) {
        return headers.getOrDefault(name, List.of("")).getFirst();
    }

    /** Returns the request and the status, to be named in a message. */
    String name() {
        return method + " " + path + " " + status;
    }
}
