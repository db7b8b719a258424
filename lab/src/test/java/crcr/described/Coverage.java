package crcr.described;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Which of what is described has occurred. */
public final class Coverage {
    private final RelayDescription description;
    private final Set<String> occurred = new TreeSet<>();

    private Coverage(RelayDescription description) {
        this.description = description;
    }

    /** Nothing of what the relay describes has occurred yet. */
    public static Coverage ofRelay() {
        return of(RelayDescription.RELAY);
    }

    /** Nothing of that description has occurred yet. */
    static Coverage of(RelayDescription description) {
        return new Coverage(description);
    }

    /**
     * Adds an answer that is as it is described.
     *
     * @param outcome the word of metrics and log for its cause; empty if they have none
     */
    public void add(Exchange exchange, Optional<String> outcome) {
        Response response = AnswerCheck.response(description, exchange)
                .orElseThrow(() -> new IllegalArgumentException(exchange.name() + " is not described"));
        occurred.add(response.name());
        outcome.ifPresent(word -> occurred.add(caused(response, word)));
        response.headers().forEach((name, header) -> addHeader(response, name, header, exchange));
        if (!exchange.method().equals("HEAD")) {
            AnswerCheck.content(response.mediaType(), exchange.body())
                    .ifPresent(body -> occurred.addAll(Places.shownBy(description, response.schema(), body)));
        }
    }

    private void addHeader(Response response, String name, Pointer header, Exchange exchange) {
        if (exchange.headers().containsKey(name)) {
            Pointer schema = description.resolved(header.member("schema"));
            JsonNode value = AnswerCheck.typed(schema, exchange.header(name));
            occurred.add(headed(response, name));
            occurred.addAll(Places.shownBy(description, schema, value));
        }
    }

    private static String headed(Response response, String header) {
        return response.name() + " with " + header;
    }

    private static String caused(Response response, String outcome) {
        return response.name() + " for " + outcome;
    }

    /** Returns where each operation is. */
    public Stream<Place> places() {
        return description.operations().stream().map(Operation::where);
    }

    /** Returns what is described and has not occurred. */
    public Set<String> missing() {
        Set<String> missing = new TreeSet<>(all());
        missing.removeAll(occurred);
        return missing;
    }

    /** Returns what has occurred and is not described: outcomes that an answer does not name. */
    public Set<String> undescribed() {
        Set<String> undescribed = new TreeSet<>(occurred);
        undescribed.removeAll(all());
        return undescribed;
    }

    private Set<String> all() {
        Set<String> all = new TreeSet<>();
        Stream.concat(
                        description.operations().stream().flatMap(operation -> operation.responses().stream()),
                        List.of(Port.values()).stream().flatMap(this::elsewhere))
                .forEach(response -> {
                    all.add(response.name());
                    response.outcomes().forEach(outcome -> all.add(caused(response, outcome)));
                    all.addAll(Places.of(description, response.schema()));
                    response.headers().forEach((name, header) -> {
                        all.add(headed(response, name));
                        all.addAll(Places.of(description, header.member("schema")));
                    });
                });
        return all;
    }

    private Stream<Response> elsewhere(Port port) {
        return Stream.concat(
                Stream.of(description.elsewhere(port, "/nothing")),
                description.paths(port).stream().limit(1).map(path -> description.elsewhere(port, path)));
    }
}
