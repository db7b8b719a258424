package crcr.infrastructure.http.intake;

import crcr.domain.repository.RepositoryName;
import io.helidon.common.uri.UriQuery;
import io.helidon.http.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** The parameters of a request, with their mistakes. */
public final class QueryParameters {
    private final Map<String, String> values = new TreeMap<>();
    private final List<String> problems = new ArrayList<>();

    private QueryParameters() {}

    /** Reads a query that may have only these parameters. */
    public static QueryParameters of(UriQuery query, Set<String> known) {
        return of(query, known, Set.of());
    }

    /** Reads a query that may have these parameters, and further ones that may be repeated and are read elsewhere. */
    public static QueryParameters of(UriQuery query, Set<String> known, Set<String> repeatable) {
        QueryParameters read = new QueryParameters();
        for (String name : new TreeSet<>(query.names())) {
            if (repeatable.contains(name)) {
                continue;
            }
            List<String> given = query.all(name);
            if (!known.contains(name)) {
                read.wrong("there is no parameter '" + name + "'"
                        + (known.isEmpty() ? "" : "; known are " + String.join(", ", new TreeSet<>(known))));
            } else if (given.size() != 1) {
                read.wrong(name + " must be given once");
            } else {
                read.values.put(name, given.getFirst());
            }
        }
        return read;
    }

    /** Returns the parameter's text, if it is present. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** Returns the parsed parameter, if it is present; records a mistake if {@code read} returns empty. */
    public <T> Optional<T> read(String name, String form, Function<String, Optional<T>> read) {
        Optional<T> value = text(name).flatMap(read);
        if (values.containsKey(name) && value.isEmpty()) {
            wrong(name + " must be " + form);
        }
        return value;
    }

    /** Returns the named repository, if there is one. */
    public Optional<RepositoryName> repository() {
        return read("repo", "a repository in the form owner/repo", RepositoryName::parse);
    }

    /** Returns whether this is {@code true}. An absent parameter is false. */
    public boolean flag(String name) {
        return read(
                        name,
                        "true or false",
                        text -> Optional.of(text)
                                .filter(Set.of("true", "false")::contains)
                                .map(Boolean::valueOf))
                .orElse(false);
    }

    /** Returns whether one of these is present. */
    public boolean hasAny(Set<String> names) {
        return values.keySet().stream().anyMatch(names::contains);
    }

    /** Records which of these are absent. */
    public void require(String... names) {
        for (String name : names) {
            if (!values.containsKey(name)) {
                wrong(name + " is required");
            }
        }
    }

    /** Records a mistake. */
    public void wrong(String problem) {
        problems.add(problem);
    }

    /** Returns the refusal with the mistakes so far; empty if there are none. */
    public Optional<HttpReply> refusal() {
        return problems.isEmpty()
                ? Optional.empty()
                : Optional.of(HttpReply.refusal(Status.BAD_REQUEST_400, "bad_query", String.join("; ", problems)));
    }
}
