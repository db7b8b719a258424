package crcr.lab.bench.limit.bare;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.slf4j.LoggerFactory;

/**
 * The lower limit of a relay's cost: the same calls to the outside and the same signatures, without decisions, records
 * and messages. It is a process of its own, whose settings are environment variables.
 */
public final class BareHandler {
    private static final byte[] OK = "{\"ok\":true}".getBytes(StandardCharsets.US_ASCII);

    private final BareSignatures signatures;
    private final BareStore store;
    private final BarePosts hud;

    private BareHandler(BareSignatures signatures, BareStore store, BarePosts hud) {
        this.signatures = signatures;
        this.store = store;
        this.hud = hud;
    }

    /** Serves until it is killed. */
    public static void main(String[] arguments) {
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.ERROR);
        BareHandler handler = new BareHandler(
                new BareSignatures(setting("WEBHOOK_SECRET"), setting("ISSUER_KEY")),
                new BareStore(Integer.parseInt(setting("REDIS_PORT"))),
                new BarePosts(URI.create(setting("HUD_URL") + "/crcr/results")));
        WebServer.builder()
                .address(InetAddress.getLoopbackAddress())
                .port(Integer.parseInt(setting("SERVER_PORT")))
                .routing(handler.routing())
                .build()
                .start();
    }

    private static String setting(String name) {
        return Objects.requireNonNull(System.getenv(name), name);
    }

    private HttpRouting.Builder routing() {
        return HttpRouting.builder()
                .get("/ready", (_, response) -> response.send(OK))
                .post("/ignored", this::ignored)
                .post("/webhook", this::webhook)
                .post("/callback/{calls}", this::callback)
                .post("/dispatches/{workers}/{count}", BareHandler::dispatches);
    }

    private void ignored(ServerRequest request, ServerResponse response) {
        if (signed(request, response).length > 0) {
            response.send(OK);
        }
    }

    private void webhook(ServerRequest request, ServerResponse response) {
        byte[] body = signed(request, response);
        if (body.length > 0) {
            store.add(body);
            response.status(Status.ACCEPTED_202).send(OK);
        }
    }

    private byte[] signed(ServerRequest request, ServerResponse response) {
        byte[] body = request.content().as(byte[].class);
        if (signatures.isSigned(
                body,
                request.headers().get(HeaderNames.create("X-Hub-Signature-256")).get())) {
            return body;
        }
        response.status(Status.UNAUTHORIZED_401).send();
        return new byte[0];
    }

    // The store is called before and after HUD, as in the relay.
    private void callback(ServerRequest request, ServerResponse response) {
        if (!signatures.isIssued(
                request.headers().get(HeaderNames.AUTHORIZATION).get())) {
            response.status(Status.UNAUTHORIZED_401).send();
            return;
        }
        byte[] body = request.content().as(byte[].class);
        int calls = Integer.parseInt(request.path().pathParameters().get("calls"));
        for (int call = 1; call < calls; call++) {
            store.set();
        }
        hud.send(body);
        store.set();
        response.send(OK);
    }

    // The answer says what failed, because nobody reads the log of this process.
    private static void dispatches(ServerRequest request, ServerResponse response) {
        try {
            BareLoop.post(
                    URI.create(request.headers()
                            .get(HeaderNames.create("X-GitHub-API"))
                            .get()),
                    Integer.parseInt(request.path().pathParameters().get("workers")),
                    Integer.parseInt(request.path().pathParameters().get("count")),
                    request.content().as(byte[].class));
            response.send(OK);
        } catch (IllegalStateException e) {
            response.status(Status.INTERNAL_SERVER_ERROR_500).send(String.valueOf(e.getCause()));
        }
    }
}
