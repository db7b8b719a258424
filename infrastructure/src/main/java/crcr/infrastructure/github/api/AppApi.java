package crcr.infrastructure.github.api;

import crcr.infrastructure.shared.json.JsonPicker;
import crcr.infrastructure.shared.json.JsonValue;
import crcr.infrastructure.shared.json.MalformedJsonException;
import crcr.infrastructure.shared.outgoing.OutgoingHttp.WholeResponse;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the calls in the App's own name.
 *
 * @see <a href="https://docs.github.com/en/rest/apps/apps">GitHub's reference</a>
 */
public final class AppApi {
    private static final Logger LOG = LoggerFactory.getLogger(AppApi.class);
    private static final JsonPicker INSTALLATION = new JsonPicker("id");
    private static final JsonPicker TOKEN = new JsonPicker("token", "expires_at");

    // The characters that a header allows; the HTTP client would quote anything else in its exception.
    private static final Pattern TOKEN_FORM = Pattern.compile("[\\x21-\\x7e]{1,4096}");

    private final ApiCalls calls;
    private final AppToken appToken;

    /** Makes calls with {@code appToken}. */
    public AppApi(ApiCalls calls, AppToken appToken) {
        this.calls = calls;
        this.appToken = appToken;
    }

    /** Returns the installation that serves a repository. */
    Installation installation(RepositoryAddress repository) throws CallFailedException, InterruptedException {
        WholeResponse reply = send(Operation.INSTALLATION, calls.to(repository.path() + "/installation"));
        if (reply.status() == 404) {
            throw new CallFailedException(new CallFailure.NotInstalled(repository.name()));
        }
        if (!reply.isSuccess()) {
            throw new CallFailedException(CallFailure.of(reply));
        }
        if (picked(INSTALLATION, reply).get("id") instanceof JsonValue.Numeral(String id)) {
            LOG.debug("installation {} serves {}", id, repository.name());
            return new Installation(id);
        }
        throw unreadable(Operation.INSTALLATION);
    }

    /** Returns a token for that scope only. */
    InstallationToken token(TokenScope scope, Installation installation)
            throws CallFailedException, InterruptedException {
        WholeResponse reply = send(
                Operation.TOKEN,
                calls.to("/app/installations/" + installation.id() + "/access_tokens")
                        .setHeader("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(scope.json())));
        if (!reply.isSuccess()) {
            throw new CallFailedException(
                    switch (CallFailure.of(reply)) {
                        case CallFailure.Refused(int status, String message) ->
                            new CallFailure.NoToken(status, message);
                        case CallFailure other -> other;
                    });
        }
        Map<String, JsonValue> answer = picked(TOKEN, reply);
        if (answer.get("token") instanceof JsonValue.Text(String token)
                && answer.get("expires_at") instanceof JsonValue.Text(String expires)
                && TOKEN_FORM.matcher(token).matches()) {
            LOG.debug(
                    "got a token for {} of {}, valid until {}",
                    scope.permission(),
                    scope.repository().name(),
                    expires);
            return new InstallationToken(token, instant(expires), installation);
        }
        throw unreadable(Operation.TOKEN);
    }

    /**
     * Makes a call in the App's name.
     *
     * @return GitHub's answer, with any status but 401
     */
    public WholeResponse send(Operation operation, HttpRequest.Builder request)
            throws CallFailedException, InterruptedException {
        WholeResponse reply = calls.send(
                operation,
                request.setHeader("Authorization", appToken.authorization()).build());
        if (reply.status() == 401) {
            // The answer says nothing about the repository, so that it must not look like a refusal of the dispatch.
            throw new CallFailedException(new CallFailure.Failed(
                    "GitHub does not accept the App itself: it answered 401 " + GitHubMessage.of(reply)
                            + "; check the App's id, its private key and this machine's clock"));
        }
        return reply;
    }

    private static Map<String, JsonValue> picked(JsonPicker picker, WholeResponse reply) throws CallFailedException {
        try {
            return picker.pick(reply.body().getBytes(StandardCharsets.UTF_8));
        } catch (MalformedJsonException e) {
            throw new CallFailedException(new CallFailure.Failed("GitHub's answer " + e.getMessage()));
        }
    }

    private static Instant instant(String text) throws CallFailedException {
        try {
            return Instant.parse(text);
        } catch (DateTimeException _) {
            throw unreadable(Operation.TOKEN);
        }
    }

    private static CallFailedException unreadable(Operation operation) {
        return new CallFailedException(new CallFailure.Failed(
                "GitHub's answer to a call (" + operation.label() + ") lacks what belongs into it"));
    }
}
