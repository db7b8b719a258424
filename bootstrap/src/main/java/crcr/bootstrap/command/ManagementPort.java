package crcr.bootstrap.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import crcr.bootstrap.secret.LiveSecret;
import crcr.bootstrap.secret.Secret;
import crcr.bootstrap.secret.SecretForm;
import crcr.bootstrap.settings.source.ServerUrl;
import crcr.bootstrap.settings.source.SettingProblem;
import crcr.bootstrap.settings.source.SettingSources;
import crcr.bootstrap.settings.source.SettingValues;
import crcr.infrastructure.shared.json.StrictJson;
import crcr.infrastructure.shared.url.BaseUrl;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Calls the management port of a running relay over HTTP. */
final class ManagementPort {
    private static final Duration CONNECTS_WITHIN = Duration.ofSeconds(5);
    // A retry of thousands of dead letters takes a while.
    private static final Duration ANSWERS_WITHIN = Duration.ofMinutes(5);
    private static final int OK = 200;
    private static final Pattern URL =
            Pattern.compile("https?://(\\[[0-9a-fA-F:.]+]|[^\\[\\]/?#\\s@:]+)(:\\d{1,5})?/?");

    private final String url;
    private final Optional<Secret> token;

    private ManagementPort(String url, Optional<Secret> token) {
        this.url = url;
        this.token = token;
    }

    /** A request to the port. */
    record Question(String method, String path, Map<String, String> parameters) {
        /** Keeps its own copy. */
        Question {
            parameters = Map.copyOf(parameters);
        }
    }

    /** The outcome of a request to the port. */
    sealed interface ManagementAnswer {
        /** The relay's answer. */
        record Given(String body) implements ManagementAnswer {}

        /** The relay refuses the request. */
        record Refused(int status, String detail) implements ManagementAnswer {}

        /** The relay does not answer, for that cause. */
        record Unreachable(String problem) implements ManagementAnswer {}
    }

    /**
     * Returns the port that the environment names.
     *
     * @throws IllegalArgumentException if the name is invalid; the message has the cause
     */
    static ManagementPort of(Map<String, String> environment) {
        SettingValues values = new SettingValues(SettingSources.read(environment));
        Optional<Secret> token =
                values.secrets().get("ADMIN_TOKEN", SecretForm.bearer()).map(LiveSecret::get);
        String url = set(environment, "MANAGEMENT_URL")
                .orElseGet(() -> "http://127.0.0.1:" + values.port("MANAGEMENT_PORT", 1));
        if (!values.problems().isEmpty()) {
            throw new IllegalArgumentException(
                    values.problems().stream().map(SettingProblem::toString).collect(Collectors.joining("; ")));
        }
        if (!URL.matcher(url).matches()) {
            throw new IllegalArgumentException("MANAGEMENT_URL must be http://host:port or https://host:port");
        }
        if (token.isPresent() && ServerUrl.confidential(url).isEmpty()) {
            throw new IllegalArgumentException(
                    "with ADMIN_TOKEN, MANAGEMENT_URL must be https, or http on loopback: the token would be sent in"
                            + " the clear");
        }
        return new ManagementPort(url, token);
    }

    private static Optional<String> set(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(text -> !text.isEmpty());
    }

    /** Sends the request; never throws for failures of the relay or the network. */
    ManagementAnswer ask(Question question) {
        try (HttpClient http =
                HttpClient.newBuilder().connectTimeout(CONNECTS_WITHIN).build()) {
            HttpResponse<String> response = http.send(request(question), BodyHandlers.ofString(StandardCharsets.UTF_8));
            return response.statusCode() == OK
                    ? new ManagementAnswer.Given(response.body())
                    : new ManagementAnswer.Refused(response.statusCode(), detail(response.body()));
        } catch (IOException e) {
            return new ManagementAnswer.Unreachable("no relay answers at " + url
                    + "; set MANAGEMENT_URL or MANAGEMENT_PORT to where its management port is");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new ManagementAnswer.Unreachable("interrupted");
        }
    }

    private HttpRequest request(Question question) {
        String query = new TreeMap<>(question.parameters())
                .entrySet().stream()
                        .map(parameter -> parameter.getKey() + "="
                                + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8)
                                        .replace("+", "%20"))
                        .collect(Collectors.joining("&"));
        HttpRequest.Builder builder = HttpRequest.newBuilder(
                        URI.create(BaseUrl.below(url, question.path()) + (query.isEmpty() ? "" : "?" + query)))
                .version(HttpClient.Version.HTTP_1_1)
                .timeout(ANSWERS_WITHIN)
                .method(question.method(), BodyPublishers.noBody());
        token.ifPresent(secret -> builder.header("Authorization", "Bearer " + secret.reveal()));
        return builder.build();
    }

    private static String detail(String body) {
        try {
            return StrictJson.tree(body).path("detail").asText("no reason was given");
        } catch (JsonProcessingException e) {
            return "this is not the answer of a relay";
        }
    }
}
