package crcr.infrastructure.http;

import io.helidon.webserver.http.ServerRequest;

/**
 * What is done about a body that nobody here reads. By itself the library reads it to its end before the next request,
 * and its sender gets to see the answer. That is not done for more than it is worth: then the connection ends with the
 * answer.
 */
final class UnreadBody {
    private static final long OF_A_FLOOD = 64 * 1024;
    private static final long OF_A_MISTAKE = 2 * 1024 * 1024;

    private UnreadBody() {}

    /** The reply to somebody who may have made a mistake, and should see it. */
    static Reply ofMistake(ServerRequest request, Reply reply) {
        return of(request, reply, OF_A_MISTAKE);
    }

    /** The reply to one of too many: to go on with the connection costs less than a new one if little is left on it. */
    static Reply ofFlood(ServerRequest request, Reply reply) {
        return of(request, reply, OF_A_FLOOD);
    }

    private static Reply of(ServerRequest request, Reply reply, long most) {
        return request.headers().contentLength().orElse(0) > most ? reply.ending() : reply;
    }
}
