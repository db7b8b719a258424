package crcr.infrastructure.http.intake;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRules;

/** Registers an endpoint at its path, with a clear answer for other methods and paths. */
public final class Endpoints {
    private Endpoints() {}

    /** Registers an endpoint for {@code POST} only; another method is answered 405. A trailing slash is accepted. */
    public static void post(HttpRules rules, String path, Handler endpoint) {
        only("POST", rules.post(path, endpoint).post(path + "/", endpoint), path);
    }

    /**
     * Registers an endpoint for {@code GET} and {@code HEAD} only; another method is answered 405. A trailing slash is
     * accepted.
     */
    public static void get(HttpRules rules, String path, Handler endpoint) {
        only(
                "GET, HEAD",
                rules.get(path, endpoint)
                        .get(path + "/", endpoint)
                        .head(path, endpoint)
                        .head(path + "/", endpoint),
                path);
    }

    /**
     * Registers an endpoint for {@code GET}, {@code HEAD} and {@code POST}; another method is answered 405. A trailing
     * slash is accepted.
     */
    public static void getAndPost(HttpRules rules, String path, Handler get, Handler post) {
        only(
                "GET, HEAD, POST",
                rules.get(path, get)
                        .get(path + "/", get)
                        .head(path, get)
                        .head(path + "/", get)
                        .post(path, post)
                        .post(path + "/", post),
                path);
    }

    private static void only(String allowed, HttpRules rules, String path) {
        HttpReply refusal = HttpReply.refusal(
                        Status.METHOD_NOT_ALLOWED_405, "method_not_allowed", path + " takes only " + allowed)
                .with(HeaderNames.ALLOW, allowed);
        Handler otherMethod =
                (request, response) -> UnreadBody.ofMistake(request, refusal).send(response);
        rules.any(path, otherMethod).any(path + "/", otherMethod);
    }

    /** Answers 404 to everything that was not registered before. */
    public static void nothingElse(HttpRules rules) {
        HttpReply refusal = HttpReply.refusal(Status.NOT_FOUND_404, "not_found", "there is nothing here");
        rules.any((request, response) -> UnreadBody.ofMistake(request, refusal).send(response));
    }
}
