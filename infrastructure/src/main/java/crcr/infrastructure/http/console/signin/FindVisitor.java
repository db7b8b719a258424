package crcr.infrastructure.http.console.signin;

import io.helidon.webserver.http.ServerRequest;

/** Finds the visitor of a page. */
@FunctionalInterface
public interface FindVisitor {
    /**
     * Returns the sender of this request.
     *
     * @throws crcr.application.store.StoreUnreachableException if sessions cannot be looked up
     */
    Visitor of(ServerRequest request);
}
