package crcr.infrastructure.http.console.signin;

import io.helidon.common.media.type.MediaTypes;
import io.helidon.webserver.http.ServerRequest;

/** The form of answer that a caller asks for. */
public enum Wish {
    /** A page for people, which is the default. */
    HTML,
    /** The page's JSON form. */
    JSON;

    /** Returns the form that the request's {@code Accept} asks for. */
    public static Wish of(ServerRequest request) {
        return request.headers()
                .bestAccepted(MediaTypes.TEXT_HTML, MediaTypes.APPLICATION_JSON)
                .filter(MediaTypes.APPLICATION_JSON::equals)
                .map(_ -> JSON)
                .orElse(HTML);
    }
}
