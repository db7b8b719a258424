package crcr.infrastructure.http.console.signin;

import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/** Changes something for somebody who may, and meant to. */
@FunctionalInterface
public interface Change {
    /**
     * Makes the change and sends what comes next, as a rule a redirect (303) to a page.
     *
     * @param admin who asked for it, by which name the log is to say so
     * @param form what was sent, without the CSRF token
     */
    void make(ServerRequest request, ServerResponse response, SignedIn admin, Form form);
}
