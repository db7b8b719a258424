package crcr.lab.simulator.oidc;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.Handler;
import java.math.BigInteger;
import java.net.InetAddress;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * An OIDC issuer like GitHub's: publishes a discovery document and a key set, and makes tokens. It starts with one key;
 * keys come and go while it runs, and its answers can be replaced. Safe for any number of threads.
 */
public final class OidcIssuerSimulator implements AutoCloseable {
    private static final String DISCOVERY_PATH = "/.well-known/openid-configuration";
    private static final String KEY_SET_PATH = "/.well-known/jwks";
    private static final int KEY_BITS = 2048;
    // To draw one takes as long as many a test.
    private static final KeyPair FIRST_KEY = newKey();

    private final WebServer server;
    // The server forgets its port when it stops, and the address is asked for after that too.
    private volatile int port;
    private final Map<String, KeyPair> keys = new LinkedHashMap<>();
    private final Map<String, ObjectNode> otherEntries = new LinkedHashMap<>();
    private final AtomicReference<Optional<CannedAnswer>> discoveryAnswer = new AtomicReference<>(Optional.empty());
    private final AtomicReference<Optional<CannedAnswer>> keySetAnswer = new AtomicReference<>(Optional.empty());
    private final AtomicReference<Optional<Hold>> hold = new AtomicReference<>(Optional.empty());
    private final AtomicInteger discoveryRequests = new AtomicInteger();
    private final AtomicInteger keySetRequests = new AtomicInteger();

    private OidcIssuerSimulator(int port, String keyId, KeyPair key) {
        keys.put(keyId, key);
        server = WebServer.builder()
                .address(InetAddress.getLoopbackAddress())
                .port(port)
                .shutdownHook(false)
                .routing(routing -> routing.get(
                                DISCOVERY_PATH, counted(discoveryRequests, discoveryAnswer, this::discoveryDocument))
                        .get(KEY_SET_PATH, counted(keySetRequests, keySetAnswer, this::keySet)))
                .build();
    }

    /** Keeps requests waiting for their answers. */
    public static final class Hold {
        private final CountDownLatch arrived = new CountDownLatch(1);
        private final CountDownLatch released = new CountDownLatch(1);

        private Hold() {}

        /** Waits until a request is being held. */
        public void awaitRequest() throws InterruptedException {
            arrived.await();
        }

        /** Lets all requests go on. */
        public void release() {
            released.countDown();
        }

        private void keepWaiting() throws InterruptedException {
            arrived.countDown();
            released.await();
        }
    }

    private record CannedAnswer(int status, String body) {}

    @FunctionalInterface
    private interface Document {
        ObjectNode now();
    }

    /** Starts on a free port of loopback, with a key named {@code key-1}, which is the same for all in this process. */
    public static OidcIssuerSimulator start() {
        return start("key-1", FIRST_KEY);
    }

    /** Starts on a free port of loopback, with this key. */
    public static OidcIssuerSimulator start(String keyId, KeyPair key) {
        return start(0, keyId, key);
    }

    /** Starts on this port of loopback, with this key; 0 stands for a free one. */
    public static OidcIssuerSimulator start(int port, String keyId, KeyPair key) {
        var simulator = new OidcIssuerSimulator(port, keyId, key);
        simulator.server.start();
        simulator.port = simulator.server.port();
        return simulator;
    }

    /** A new RSA key of 2048 bits. */
    public static KeyPair newKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(KEY_BITS);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has RSA", e);
        }
    }

    private Handler counted(
            AtomicInteger counter, AtomicReference<Optional<CannedAnswer>> replacement, Document document) {
        return (_, response) -> {
            counter.incrementAndGet();
            Optional<Hold> held = hold.get();
            if (held.isPresent()) {
                held.get().keepWaiting();
            }
            CannedAnswer answer = replacement
                    .get()
                    .orElseGet(() -> new CannedAnswer(200, document.now().toString()));
            response.header(HeaderNames.CONTENT_TYPE, "application/json")
                    .status(Status.create(answer.status()))
                    .send(answer.body());
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

    private synchronized ObjectNode keySet() {
        ObjectNode keySet = JsonNodeFactory.instance.objectNode();
        ArrayNode entries = keySet.putArray("keys");
        keys.forEach((keyId, key) -> entries.add(entry(keyId, (RSAPublicKey) key.getPublic())));
        otherEntries.values().forEach(entries::add);
        return keySet;
    }

    /** The entry of a key set for this key. */
    public static ObjectNode entry(String keyId, RSAPublicKey key) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("kty", "RSA")
                .put("use", "sig")
                .put("alg", "RS256")
                .put("kid", keyId)
                .put("n", unsigned(key.getModulus()))
                .put("e", unsigned(key.getPublicExponent()));
    }

    private static String unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int start = bytes[0] == 0 ? 1 : 0;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOfRange(bytes, start, bytes.length));
    }

    /** What the claim {@code iss} of its tokens holds. */
    public String issuer() {
        return "http://127.0.0.1:" + port;
    }

    /** Where its key set is. */
    public String keySetUrl() {
        return issuer() + KEY_SET_PATH;
    }

    /** A token issued now, signed with the key that was added last. */
    public SimulatedToken token(Instant now) {
        String newest = newestKeyId();
        return SimulatedToken.likeGithubs(issuer(), newest, privateKey(newest), now);
    }

    private synchronized String newestKeyId() {
        return keys.keySet().stream()
                .reduce((_, later) -> later)
                .orElseThrow(() -> new IllegalStateException("every key was withdrawn"));
    }

    /** The private half of a key that it publishes. */
    public synchronized PrivateKey privateKey(String keyId) {
        return key(keyId).getPrivate();
    }

    /** The public half of a key that it publishes. */
    public synchronized RSAPublicKey publicKey(String keyId) {
        return (RSAPublicKey) key(keyId).getPublic();
    }

    private synchronized KeyPair key(String keyId) {
        KeyPair key = keys.get(keyId);
        if (key == null) {
            throw new IllegalArgumentException("no key " + keyId);
        }
        return key;
    }

    /** Publishes one more key, and signs with it from now on. */
    public synchronized void addKey(String keyId, KeyPair key) {
        keys.put(keyId, key);
    }

    /** No longer publishes that key. */
    public synchronized void withdrawKey(String keyId) {
        keys.remove(keyId);
        otherEntries.remove(keyId);
    }

    /** Publishes anything as a key, under its {@code kid}. */
    public synchronized void addEntry(ObjectNode entry) {
        otherEntries.put(entry.path("kid").asText(), entry);
    }

    /** From now on answers requests for the discovery document with this. */
    public void answerDiscovery(int status, String body) {
        discoveryAnswer.set(Optional.of(new CannedAnswer(status, body)));
    }

    /** From now on answers requests for the key set with this. */
    public void answerKeySet(int status, String body) {
        keySetAnswer.set(Optional.of(new CannedAnswer(status, body)));
    }

    /** From now on answers nothing until the hold is released. */
    public Hold hold() {
        var held = new Hold();
        hold.set(Optional.of(held));
        return held;
    }

    /** Answers everything with 503 until told otherwise. */
    public void fail() {
        answerDiscovery(503, "");
        answerKeySet(503, "");
    }

    /** Answers truthfully again. */
    public void recover() {
        discoveryAnswer.set(Optional.empty());
        keySetAnswer.set(Optional.empty());
    }

    /** How many times the discovery document was asked for. */
    public int discoveryRequests() {
        return discoveryRequests.get();
    }

    /** How many times the key set was asked for. */
    public int keySetRequests() {
        return keySetRequests.get();
    }

    /** Stops: from now on nobody listens on its port. */
    @Override
    public void close() {
        hold.get().ifPresent(Hold::release);
        server.stop();
    }
}
