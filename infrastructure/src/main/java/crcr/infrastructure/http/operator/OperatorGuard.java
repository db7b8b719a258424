package crcr.infrastructure.http.operator;

import crcr.application.operator.Setting;
import crcr.infrastructure.http.intake.HttpReply;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Decides who may make changes through the management port: holders of the admin token or, if there is none, this
 * machine.
 */
public final class OperatorGuard {
    private static final String BEARER = "bearer ";

    private final Supplier<Optional<byte[]>> adminToken;

    /** Reads the token for each request, because it may change. */
    public OperatorGuard(Supplier<Optional<byte[]>> adminToken) {
        this.adminToken = adminToken;
    }

    /** Returns why this caller may not make changes; empty if it may. */
    Optional<HttpReply> refusal(ServerRequest request) {
        return refusal(
                request.remotePeer().address(),
                request.headers().first(HeaderNames.AUTHORIZATION),
                request.headers().contains(HeaderNames.ORIGIN));
    }

    /**
     * Returns why this caller may not make changes; empty if it may.
     *
     * @param fromPage whether a page in a browser sent the request: any page can send requests to the browser's own
     *     machine
     */
    Optional<HttpReply> refusal(SocketAddress caller, Optional<String> authorization, boolean fromPage) {
        Optional<byte[]> token = adminToken.get();
        if (token.isPresent()) {
            return presents(token.get(), authorization)
                    ? Optional.empty()
                    : Optional.of(HttpReply.refusal(
                                    Status.UNAUTHORIZED_401,
                                    "admin_token",
                                    "send the relay's " + Setting.ADMIN_TOKEN + " as Authorization: Bearer")
                            .with(HeaderNames.WWW_AUTHENTICATE, "Bearer"));
        }
        if (fromPage) {
            return forbidden("this cannot be asked for by a page in a browser");
        }
        return isLoopback(caller)
                ? Optional.empty()
                : forbidden("this is taken only from the relay's own machine; to ask from elsewhere, set "
                        + Setting.ADMIN_TOKEN + " and send it as Authorization: Bearer");
    }

    private static Optional<HttpReply> forbidden(String detail) {
        return Optional.of(HttpReply.refusal(Status.FORBIDDEN_403, "not_an_operator", detail));
    }

    // The comparison takes constant time, so that the time of an answer reveals nothing of the token.
    private static boolean presents(byte[] token, Optional<String> authorization) {
        return authorization
                .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(value -> value.substring(BEARER.length()).strip().getBytes(StandardCharsets.UTF_8))
                .filter(presented -> MessageDigest.isEqual(token, presented))
                .isPresent();
    }

    private static boolean isLoopback(SocketAddress caller) {
        return caller instanceof InetSocketAddress internet
                && Optional.ofNullable(internet.getAddress())
                        .filter(InetAddress::isLoopbackAddress)
                        .isPresent();
    }
}
