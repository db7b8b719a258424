package crcr.lab.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crcr.lab.demo.cast.Cast;
import crcr.lab.demo.cast.Happenings;
import crcr.lab.demo.stage.OtherSystems;
import crcr.lab.demo.stage.RelayLog;
import crcr.lab.demo.stage.Stage;
import crcr.lab.demo.webhook.WebhookEvent;
import crcr.lab.simulator.github.GitHubSimulator;
import crcr.lab.simulator.github.ReceivedDispatch;
import crcr.lab.simulator.oidc.SimulatedSystem;
import crcr.lab.simulator.oidc.SimulatedToken;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Runs the stage without a play, for the tests of the callback action: the real relay, and the simulators around it,
 * controlled over HTTP. It prints all addresses as one line of JSON, and ends when its standard input does.
 */
public final class OpenStage implements AutoCloseable {
    /** The credential that a job presents to get a token. */
    private static final String REQUEST_TOKEN = "request-token-of-the-tests";

    private static final long DISPATCHED_WITHIN_SECONDS = 60;
    private static final JsonMapper JSON = new JsonMapper();

    /** The downstream for which all CI systems report. */
    private static final String EVERYWHERE = "cedar-ops/vision";

    private final OtherSystems others = OtherSystems.of(EVERYWHERE);
    private final Stage stage;
    private final WebServer server;
    private final Map<String, CompletableFuture<String>> awaited = new ConcurrentHashMap<>();

    private OpenStage() {
        WebhookEvent event = WebhookEvent.builtIn();
        stage = new Stage(
                event.upstream(), Cast.standard().silent().inNoTime(), Path.of(""), new Happenings(), _ -> {}, others);
        stage.gitHub().onDispatch(this::dispatched);
        server = WebServer.builder()
                .address(InetAddress.getLoopbackAddress())
                .port(0)
                .shutdownHook(false)
                .routing(routing -> routing.get("/id-token", this::token)
                        .get("/ci-token", this::tokenOfOthers)
                        .post("/deliveries", this::deliver)
                        .post("/commits", this::commit)
                        .post("/hud", this::direct))
                .build()
                .start();
    }

    /** Runs until standard input ends. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        RelayLog.nowhere();
        try (OpenStage open = new OpenStage()) {
            if (!open.stage.awaitReady()) {
                throw new IllegalStateException("the relay did not get ready");
            }
            System.out.println(open.addresses());
            System.in.transferTo(OutputStream.nullOutputStream());
        }
        System.exit(0);
    }

    private ObjectNode addresses() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("relay", stage.publicUrl().toString())
                .put("hud", stage.hud().url().toString())
                .put("control", "http://127.0.0.1:" + server.port())
                .put("requestToken", REQUEST_TOKEN);
    }

    // GitHub's answer to a job that asks for its OIDC token; the address has its repository and run.
    private void token(ServerRequest request, ServerResponse response) {
        String bearer = request.headers().value(HeaderNames.AUTHORIZATION).orElse("");
        if (!bearer.equals("Bearer " + REQUEST_TOKEN)) {
            response.status(Status.UNAUTHORIZED_401).send();
            return;
        }
        String token = stage.issuer()
                .token(Instant.now())
                .repository(request.query().get("repository"))
                .claim(
                        "repository_id",
                        String.valueOf(request.query().get("repository").hashCode() & Integer.MAX_VALUE))
                .claim("aud", request.query().get("audience"))
                .claim("event_name", request.query().get("event_name"))
                .run(request.query().get("run_id"), request.query().get("run_attempt"))
                .compact();
        send(response, JsonNodeFactory.instance.objectNode().put("value", token));
    }

    // Another CI system's answer to a job that asks for a token; the address has the job, claim by claim.
    private void tokenOfOthers(ServerRequest request, ServerResponse response) {
        SimulatedSystem system =
                SimulatedSystem.valueOf(request.query().get("system").toUpperCase(Locale.ROOT));
        SimulatedToken token = others.token(system);
        for (String name : request.query().names()) {
            token = switch (name) {
                case "system" -> token;
                case "without" ->
                    request.query().all(name).stream().reduce(token, SimulatedToken::withoutClaim, (first, _) -> first);
                default -> token.claim(name, request.query().get(name));
            };
        }
        response.send(token.compact());
    }

    // Sends an event, and answers with the client payload that one downstream received.
    private void deliver(ServerRequest request, ServerResponse response) throws Exception {
        String delivery = request.query().get("delivery");
        CompletableFuture<String> dispatch = new CompletableFuture<>();
        awaited.put(key(delivery, request.query().get("repository")), dispatch);
        GitHubSimulator.WebhookAnswer answer = stage.gitHub()
                .sendWebhook(
                        stage.publicUrl().resolve("/github/webhook"),
                        stage.webhookSecret(),
                        request.query().get("event"),
                        delivery,
                        request.content().as(byte[].class));
        if (answer.status() != 202) {
            response.status(Status.BAD_GATEWAY_502).send("the relay answered " + answer.status() + " " + answer.body());
            return;
        }
        String text = dispatch.get(DISPATCHED_WITHIN_SECONDS, TimeUnit.SECONDS);
        send(response, JsonNodeFactory.instance.objectNode().put("text", text));
    }

    private void dispatched(ReceivedDispatch dispatch) {
        String text = new String(dispatch.clientPayload().bytes(), UTF_8);
        try {
            String delivery = JSON.readTree(text).path("delivery_id").asText();
            Optional.ofNullable(awaited.get(key(delivery, dispatch.repository())))
                    .ifPresent(it -> it.complete(text));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a dispatch that is not JSON", e);
        }
    }

    private static String key(String delivery, String repository) {
        return delivery + " " + repository;
    }

    // Adds a commit to a repository.
    private void commit(ServerRequest request, ServerResponse response) {
        stage.gitHub()
                .commits()
                .name(
                        request.query().get("repository"),
                        "named-by-the-tests",
                        request.query().get("sha"));
        send(response, JsonNodeFactory.instance.objectNode().put("ok", true));
    }

    // Sets HUD's answers to the next records.
    private void direct(ServerRequest request, ServerResponse response) {
        int times = Integer.parseInt(request.query().get("times"));
        int status = Integer.parseInt(request.query().get("status"));
        stage.hud().answerNext(times, status, request.content().as(String.class));
        send(response, JsonNodeFactory.instance.objectNode().put("ok", true));
    }

    private static void send(ServerResponse response, JsonNode body) {
        response.header(HeaderValues.CONTENT_TYPE_JSON).send(body.toString());
    }

    @Override
    public void close() {
        server.stop();
        stage.close();
    }
}
