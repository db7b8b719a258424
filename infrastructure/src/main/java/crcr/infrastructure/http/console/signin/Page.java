package crcr.infrastructure.http.console.signin;

import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/** Shows a page to somebody who may see it. */
@FunctionalInterface
public interface Page {
    /** Sends the page, or its JSON twin. */
    void show(ServerRequest request, ServerResponse response, Visitor visitor);
}
