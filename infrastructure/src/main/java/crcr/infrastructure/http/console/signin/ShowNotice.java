package crcr.infrastructure.http.console.signin;

import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/** Shows a notice to callers that ask for HTML. */
@FunctionalInterface
public interface ShowNotice {
    /** Sends the notice with its status. Headers that the response has already stay. */
    void show(ServerRequest request, ServerResponse response, Notice notice);
}
