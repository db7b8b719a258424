package crcr.lab.simulator.oidc;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.Handler;
import java.net.InetAddress;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

/**
 * An OIDC issuer like that of a CI system: publishes a discovery document and a key set, and makes tokens. It starts
 * with one key. Its keys and answers can be changed while it runs. Safe for use by several threads.
 */
public final class OidcIssuerSimulator implements AutoCloseable {
    private static final String DISCOVERY_PATH = "/.well-known/openid-configuration";
    private static final int KEY_BITS = 2048;
    // Drawing a key takes as long as a whole test.
    private static final KeyPair FIRST_KEY = newKey();

    private final SimulatedSystem system;
    private final WebServer server;
    // The server forgets its port when it stops, and the address is needed after that too.
    private volatile int port;
    private final PublishedKeys keys = new PublishedKeys();
    private final PublishedDocument discovery = new PublishedDocument(this::discoveryDocument);
    private final PublishedDocument keySet = new PublishedDocument(keys::keySet);
    private final AtomicReference<Optional<Hold>> hold = new AtomicReference<>(Optional.empty());

    private OidcIssuerSimulator(SimulatedSystem system, int port, String keyId, KeyPair key) {
        this.system = system;
        keys.add(keyId, key);
        server = WebServer.builder()
                .address(InetAddress.getLoopbackAddress())
                .port(port)
                .shutdownHook(false)
                .routing(routing -> routing.get(system.path() + DISCOVERY_PATH, handler(discovery))
                        .get(system.keySetPath(), handler(keySet)))
                .build();
    }

    /** Holds requests back from their answers. */
    public static final class Hold {
        private final CountDownLatch arrived = new CountDownLatch(1);
        private final CountDownLatch released = new CountDownLatch(1);

        private Hold() {}

        /** Waits until a request is held. */
        public void awaitRequest() throws InterruptedException {
            arrived.await();
        }

        /** Releases all requests. */
        public void release() {
            released.countDown();
        }

        private void keepWaiting() throws InterruptedException {
            arrived.countDown();
            released.await();
        }
    }

    /**
     * Starts an issuer like GitHub's on a free port of loopback, with a key named {@code key-1}, which is the same for
     * all in this process.
     */
    public static OidcIssuerSimulator start() {
        return start("key-1", FIRST_KEY);
    }

    /** Starts an issuer like that system's on a free port of loopback. */
    public static OidcIssuerSimulator start(SimulatedSystem system) {
        return start(system, 0, "key-1", FIRST_KEY);
    }

    /** Starts on a free port of loopback, with this key. */
    public static OidcIssuerSimulator start(String keyId, KeyPair key) {
        return start(0, keyId, key);
    }

    /** Starts on this port of loopback, with this key; 0 for a free one. */
    public static OidcIssuerSimulator start(int port, String keyId, KeyPair key) {
        return start(SimulatedSystem.GITHUB, port, keyId, key);
    }

    private static OidcIssuerSimulator start(SimulatedSystem system, int port, String keyId, KeyPair key) {
        var simulator = new OidcIssuerSimulator(system, port, keyId, key);
        simulator.server.start();
        simulator.port = simulator.server.port();
        return simulator;
    }

    /** Returns a new RSA key of 2048 bits. */
    public static KeyPair newKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(KEY_BITS);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has RSA", e);
        }
    }

    private Handler handler(PublishedDocument document) {
        return (_, response) -> {
            document.requested();
            Optional<Hold> held = hold.get();
            if (held.isPresent()) {
                held.get().keepWaiting();
            }
            document.answer(response);
        };
    }

    private ObjectNode discoveryDocument() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("issuer", issuer())
                .put("jwks_uri", keySetUrl())
                .set(
                        "id_token_signing_alg_values_supported",
                        JsonNodeFactory.instance.arrayNode().add("RS256"));
    }

    /** Returns the value of the claim {@code iss} in its tokens. */
    public String issuer() {
        return origin() + system.path();
    }

    private String origin() {
        return "http://127.0.0.1:" + port;
    }

    /** Returns the address of its key set. */
    public String keySetUrl() {
        return origin() + system.keySetPath();
    }

    /** Returns a token issued now, signed with the key that was added last. */
    public SimulatedToken token(Instant now) {
        String newest = keys.newestKeyId();
        return SimulatedToken.of(system.claims(), issuer(), newest, privateKey(newest), now);
    }

    /** Returns the private half of a key that it publishes. */
    public PrivateKey privateKey(String keyId) {
        return keys.key(keyId).getPrivate();
    }

    /** Returns the public half of a key that it publishes. */
    public RSAPublicKey publicKey(String keyId) {
        return (RSAPublicKey) keys.key(keyId).getPublic();
    }

    /** Publishes one more key, and signs with it from now on. */
    public void addKey(String keyId, KeyPair key) {
        keys.add(keyId, key);
    }

    /** Removes that key from the published ones. */
    public void withdrawKey(String keyId) {
        keys.withdraw(keyId);
    }

    /** Publishes any object as a key, under its {@code kid}. */
    public void addEntry(ObjectNode entry) {
        keys.addEntry(entry);
    }

    /** Answers requests for the discovery document with this from now on. */
    public void answerDiscovery(int status, String body) {
        discovery.replace(status, body);
    }

    /** Answers requests for the key set with this from now on. */
    public void answerKeySet(int status, String body) {
        keySet.replace(status, body);
    }

    /** Answers nothing from now on until the hold is released. */
    public Hold hold() {
        var held = new Hold();
        hold.set(Optional.of(held));
        return held;
    }

    /** Answers everything with 503 until it is reset. */
    public void fail() {
        answerDiscovery(503, "");
        answerKeySet(503, "");
    }

    /** Answers normally again. */
    public void recover() {
        discovery.restore();
        keySet.restore();
    }

    /** Returns the number of requests for the discovery document. */
    public int discoveryRequests() {
        return discovery.requests();
    }

    /** Returns the number of requests for the key set. */
    public int keySetRequests() {
        return keySet.requests();
    }

    /** Stops listening on its port. */
    @Override
    public void close() {
        hold.get().ifPresent(Hold::release);
        server.stop();
    }
}
