package crcr.infrastructure.http.console.signin;

import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/** Makes a change for an admin who has confirmed it. */
@FunctionalInterface
public interface Change {
    /**
     * Makes the change and sends the answer, usually a redirect (303) to a page.
     *
     * @param admin the admin who requested it, whose name goes into the log
     * @param form the form that was sent, without the CSRF token
     */
    void make(ServerRequest request, ServerResponse response, SignedIn admin, Form form);
}
