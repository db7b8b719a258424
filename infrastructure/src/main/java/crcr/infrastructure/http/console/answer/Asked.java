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
    /** Returns the part of the path with this name; an empty text if there is none. */
    public String path(String name) {
        return request.path().pathParameters().first(name).orElse("");
    }

    /** Returns whether the visitor may make changes. */
    public boolean ofAdmin() {
        return visitor instanceof Visitor.Admin;
    }

    /** Returns whether the visitor sees results only. */
    public boolean ofStranger() {
        return visitor instanceof Visitor.Stranger;
    }
}
