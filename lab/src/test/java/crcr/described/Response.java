package crcr.described;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * One answer.
 *
 * @param name its method, path and status
 */
record Response(RelayDescription description, String name, Pointer place) {
    boolean isFor(String status) {
        return name.endsWith(" " + status);
    }

    /** Returns the words by which metrics and log name its causes. */
    List<String> outcomes() {
        return StreamSupport.stream(place.node().path("x-outcomes").spliterator(), false)
                .map(outcome -> outcome.asText())
                .toList();
    }

    /** Returns its headers besides those of the content. */
    Map<String, Pointer> headers() {
        Pointer headers = place.member("headers");
        return headers.node().properties().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> description.resolved(headers.member(entry.getKey()))));
    }

    /** Returns its only media type. */
    String mediaType() {
        return place.node().path("content").properties().iterator().next().getKey();
    }

    /** Returns the schema of its body. */
    Pointer schema() {
        return place.member("content").member(mediaType()).member("schema");
    }

    /** Returns the schema of a header; empty if it has no such header. */
    Optional<Pointer> header(String name) {
        return headers().entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(header -> header.getValue().member("schema"))
                .findFirst();
    }
}
