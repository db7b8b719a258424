package crcr.bootstrap.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/** Stands in for GitHub, for its issuer of tokens and for HUD, on one port of loopback, and accepts every request. */
final class StandIns implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final long PATIENCE_SECONDS = 60;

    private final Queue<Dispatched> dispatches = new ConcurrentLinkedQueue<>();
    private final WebServer server;

    private StandIns(RSAPublicKey key) {
        server = WebServer.builder()
                .address(InetAddress.getLoopbackAddress())
                .port(0)
                .shutdownHook(false)
                .routing(routing -> github(routing)
                        .post("/crcr/results", (_, response) -> json(response, Status.OK_200, "{}"))
                        .get(
                                "/.well-known/openid-configuration",
                                (_, response) -> json(response, Status.OK_200, discovery()))
                        .get("/keys", (_, response) -> json(response, Status.OK_200, keySet(key))))
                .build();
    }

    /** Starts the stand-ins; the key signs the issuer's tokens. */
    static StandIns start(KeyPair key) {
        StandIns started = new StandIns((RSAPublicKey) key.getPublic());
        started.server.start();
        return started;
    }

    /** Returns their address. */
    String url() {
        return "http://127.0.0.1:" + server.port();
    }

    private HttpRouting.Builder github(HttpRouting.Builder routing) {
        return routing.get(
                        "/repos/{owner}/{name}/installation",
                        (_, response) -> json(response, Status.OK_200, "{\"id\":1}"))
                .post(
                        "/app/installations/1/access_tokens",
                        (_, response) -> json(
                                response,
                                Status.CREATED_201,
                                "{\"token\":\"ghs_rehearsal\",\"expires_at\":\"2099-01-01T00:00:00Z\"}"))
                .post("/repos/{owner}/{name}/dispatches", this::dispatch);
    }

    private void dispatch(ServerRequest request, ServerResponse response) throws IOException {
        JsonNode payload;
        try (InputStream body = request.content().inputStream()) {
            payload = JSON.readTree(body).path("client_payload");
        }
        dispatches.add(new Dispatched(
                request.path().pathParameters().get("owner") + "/"
                        + request.path().pathParameters().get("name"),
                payload.path("delivery_id").asText(),
                payload.path("callback_token").asText()));
        response.status(Status.NO_CONTENT_204).send();
    }

    private String discovery() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("issuer", url())
                .put("jwks_uri", url() + "/keys")
                .toString();
    }

    private static String keySet(RSAPublicKey key) {
        var keys = JsonNodeFactory.instance.objectNode();
        keys.putArray("keys")
                .addObject()
                .put("kty", "RSA")
                .put("use", "sig")
                .put("alg", "RS256")
                .put("kid", RehearsedEvents.KEY_ID)
                .put("n", unsigned(key.getModulus()))
                .put("e", unsigned(key.getPublicExponent()));
        return keys.toString();
    }

    // A number in two's complement may begin with a zero byte, which is not part of it.
    private static String unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int sign = bytes[0] == 0 ? 1 : 0;
        byte[] unsigned = new byte[bytes.length - sign];
        System.arraycopy(bytes, sign, unsigned, 0, unsigned.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(unsigned);
    }

    private static void json(ServerResponse response, Status status, String body) {
        response.status(status)
                .header(HeaderNames.CONTENT_TYPE, "application/json")
                .send(body);
    }

    /** Waits until this number of dispatches has come, and returns them. */
    List<Dispatched> awaitDispatches(int count) throws InterruptedException {
        long latest = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (dispatches.size() < count) {
            if (System.nanoTime() - latest > 0) {
                throw new IllegalStateException(dispatches.size() + " dispatches came instead of " + count);
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }
        return List.copyOf(dispatches);
    }

    @Override
    public void close() {
        server.stop();
    }
}
