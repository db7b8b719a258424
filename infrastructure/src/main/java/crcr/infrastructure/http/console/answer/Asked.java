package crcr.infrastructure.http.console.answer;

import crcr.infrastructure.http.console.signin.Visitor;
import io.helidon.webserver.http.ServerRequest;
import java.time.Instant;

/**
 * A request for a page.
 *
 * @param now when it came
 */
public record Asked(ServerRequest request, PageQuery query, Visitor visitor, Instant now) {
    /** Returns what the path has in this place; an empty text if nothing. */
    public String path(String name) {
        return request.path().pathParameters().first(name).orElse("");
    }

    /** Returns whether the visitor may change things. */
    public boolean ofAdmin() {
        return visitor instanceof Visitor.Admin;
    }

    /** Returns whether the visitor sees results only. */
    public boolean ofStranger() {
        return visitor instanceof Visitor.Stranger;
    }
}
