package crcr.infrastructure.http.console.signin;

import io.helidon.webserver.http.ServerRequest;

/** Says who looks at a page. */
@FunctionalInterface
public interface FindVisitor {
    /**
     * Returns who sent this request.
     *
     * @throws crcr.application.store.StoreUnreachableException if sessions cannot be looked up
     */
    Visitor of(ServerRequest request);
}
