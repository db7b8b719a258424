package crcr.infrastructure.http.console.signin;

import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/** Shows a page to a visitor who may see it. */
@FunctionalInterface
public interface Page {
    /** Sends the page, or its JSON form. */
    void show(ServerRequest request, ServerResponse response, Visitor visitor);
}
