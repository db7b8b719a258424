package crcr.infrastructure.http.console.provider;

import crcr.infrastructure.http.console.signin.ConsoleGuard;
import crcr.infrastructure.http.console.signin.Notice;
import crcr.infrastructure.http.console.signin.Notices;
import crcr.infrastructure.http.intake.RefusalLog;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers visitors whose sign-in failed. No answer repeats a part of the request. */
final class Refusals {
    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

    // RFC 6749, 4.1.2.1, and OpenID Connect Core, 3.1.2.6.
    private static final Set<String> ERRORS = Set.of(
            "access_denied",
            "account_selection_required",
            "consent_required",
            "interaction_required",
            "invalid_request",
            "invalid_request_object",
            "invalid_request_uri",
            "invalid_scope",
            "login_required",
            "registration_not_supported",
            "request_not_supported",
            "request_uri_not_supported",
            "server_error",
            "temporarily_unavailable",
            "unauthorized_client",
            "unsupported_response_type");

    private final Notices notices;
    private final RefusalLog log = new RefusalLog(System::nanoTime);

    /** Sends refusals as notices. */
    Refusals(Notices notices) {
        this.notices = notices;
    }

    /** Answers a visitor whom the provider sent back with an error. */
    void byProvider(ServerRequest request, ServerResponse response, String error) {
        String known = ERRORS.contains(error) ? error : "an error that is none of the protocol";
        send(
                request,
                response,
                Status.FORBIDDEN_403,
                error.equals("access_denied") ? error : "provider_error",
                "The provider did not let you sign in: " + known + ".",
                known);
    }

    /** Answers a visitor whom this console did not send to the provider recently. */
    void stray(ServerRequest request, ServerResponse response, String reason) {
        send(
                request,
                response,
                Status.BAD_REQUEST_400,
                reason,
                "This browser did not begin the sign-in, began another one after it, or took longer than ten minutes.",
                reason);
    }

    /** Answers a visitor for whose code the provider issued no token. */
    void code(ServerRequest request, ServerResponse response, String reason) {
        send(
                request,
                response,
                Status.FORBIDDEN_403,
                "code_refused",
                "The provider gave no ID token for this sign-in; each can be ended only once.",
                "the provider gives no ID token for the code: " + reason);
    }

    /** Answers a visitor whose ID token is invalid. */
    void token(ServerRequest request, ServerResponse response, String reason, String detail) {
        send(
                request,
                response,
                Status.FORBIDDEN_403,
                "id_token",
                "The provider's ID token cannot be accepted (" + reason + "); the relay's log says more.",
                detail);
    }

    /** Answers a visitor when there are too many concurrent sign-ins. */
    void crowd(ServerRequest request, ServerResponse response) {
        response.header(HeaderNames.RETRY_AFTER, "1");
        notices.send(
                request,
                response,
                Notice.of(
                                Status.SERVICE_UNAVAILABLE_503,
                                "crowd",
                                "Too many sign in at this moment",
                                "Try again in a second.")
                        .with("Sign in", ConsoleGuard.SIGN_IN));
    }

    private void send(
            ServerRequest request, ServerResponse response, Status status, String outcome, String text, String cause) {
        LOG.atLevel(log.next()).log("a sign-in at the console was refused ({}): {}", outcome, cause);
        notices.send(
                request,
                response,
                Notice.of(status, outcome, "You are not signed in", text).with("Sign in again", ConsoleGuard.SIGN_IN));
    }
}
