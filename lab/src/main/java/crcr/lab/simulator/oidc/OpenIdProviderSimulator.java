package crcr.lab.simulator.oidc;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crcr.fixture.KnownSecrets;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.net.InetAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A simulated OpenID Connect provider with a page on which one chooses a person. It offers the authorization code flow
 * with PKCE, issues opaque access tokens, and has one client. Its answers, keys and ID tokens can be changed while it
 * runs. Safe for use by several threads.
 */
public final class OpenIdProviderSimulator implements AutoCloseable {
    /** The provider's id for its client. */
    public static final String CLIENT_ID = "crcr-console";

    /** The secret with which the client authenticates itself. */
    public static final String CLIENT_SECRET = KnownSecrets.known("client-secret-of-the-tests");

    /** The parameter that chooses a person without the page. */
    public static final String PERSON = "person";

    private static final String NOBODY = "nobody";

    private final String redirectUri;
    private final List<SimulatedPerson> people;
    private final Clock clock;
    private final WebServer server;
    private volatile int port;
    private final PublishedKeys keys = new PublishedKeys();
    private final IssuedCodes codes = new IssuedCodes();
    private final List<SignInRequest> requests = new CopyOnWriteArrayList<>();
    private final AtomicReference<UnaryOperator<ObjectNode>> metadata = new AtomicReference<>(UnaryOperator.identity());
    private final AtomicReference<UnaryOperator<SimulatedToken>> tokens =
            new AtomicReference<>(UnaryOperator.identity());
    private final PublishedDocument discovery = new PublishedDocument(this::discoveryDocument);
    private final PublishedDocument keySet = new PublishedDocument(keys::keySet);
    private final TokenEndpoint tokenEndpoint = new TokenEndpoint(codes, this::idToken);

    private OpenIdProviderSimulator(int port, String redirectUri, List<SimulatedPerson> people, Clock clock) {
        this.redirectUri = redirectUri;
        this.people = people;
        this.clock = clock;
        keys.add("key-1", OidcIssuerSimulator.newKey());
        server = WebServer.builder()
                .address(InetAddress.getLoopbackAddress())
                .port(port)
                .shutdownHook(false)
                .routing(routing -> routing.get(
                                "/.well-known/openid-configuration", (_, response) -> answer(discovery, response))
                        .get("/jwks", (_, response) -> answer(keySet, response))
                        .get("/authorize", this::authorize)
                        .post("/token", tokenEndpoint::handle)
                        .get("/end-session", (_, response) -> page(response, "<h1>You are signed out</h1>")))
                .build();
    }

    /**
     * Starts a provider on a port of loopback.
     *
     * @param port 0 for a free one
     * @param redirectUri the registered address
     * @param clock by which tokens are issued
     */
    public static OpenIdProviderSimulator start(
            int port, String redirectUri, List<SimulatedPerson> people, Clock clock) {
        var simulator = new OpenIdProviderSimulator(port, redirectUri, List.copyOf(people), clock);
        simulator.server.start();
        simulator.port = simulator.server.port();
        return simulator;
    }

    private static void answer(PublishedDocument document, ServerResponse response) {
        document.requested();
        document.answer(response);
    }

    /** Returns the value of the claim {@code iss} in its tokens. */
    public String issuer() {
        return "http://127.0.0.1:" + port;
    }

    private ObjectNode discoveryDocument() {
        JsonNodeFactory json = JsonNodeFactory.instance;
        ObjectNode document = json.objectNode()
                .put("issuer", issuer())
                .put("authorization_endpoint", issuer() + "/authorize")
                .put("token_endpoint", issuer() + "/token")
                .put("jwks_uri", issuer() + "/jwks")
                .put("end_session_endpoint", issuer() + "/end-session");
        document.putArray("response_types_supported").add("code");
        document.putArray("subject_types_supported").add("public");
        document.putArray("id_token_signing_alg_values_supported").add("RS256");
        document.putArray("code_challenge_methods_supported").add("S256");
        document.putArray("token_endpoint_auth_methods_supported")
                .add("client_secret_basic")
                .add("client_secret_post");
        return metadata.get().apply(document);
    }

    // A person is chosen by a link, which is the request with the person as one more parameter.
    private void authorize(ServerRequest request, ServerResponse response) {
        SignInRequest asked = SignInRequest.of(request.query());
        Optional<String> problem = asked.problem(CLIENT_ID, redirectUri);
        if (problem.isPresent()) {
            response.status(Status.BAD_REQUEST_400).send(problem.get());
            return;
        }
        requests.add(asked);
        String person = asked.get(PERSON);
        if (person.isEmpty()) {
            page(response, "<h1>Who are you?</h1><ul>" + choices(request) + "</ul>");
        } else {
            String answer = people.stream()
                    .filter(one -> one.subject().equals(person))
                    .findFirst()
                    .map(one -> "code=" + codes.issue(asked, one))
                    .orElse("error=access_denied&error_description=they+said+no");
            response.status(Status.FOUND_302)
                    .header(
                            HeaderNames.LOCATION,
                            redirectUri + "?" + answer + "&state="
                                    + URLEncoder.encode(asked.get("state"), StandardCharsets.UTF_8))
                    .send();
        }
    }

    private String choices(ServerRequest request) {
        String same = "/authorize?" + request.query().rawValue().replace("&", "&amp;") + "&amp;" + PERSON + "=";
        return people.stream()
                        .map(person -> "<li><a href=\"" + same + person.subject() + "\">" + person.name() + "</a></li>")
                        .collect(Collectors.joining())
                + "<li><a href=\"" + same + NOBODY + "\">Nobody of these</a></li>";
    }

    private static void page(ServerResponse response, String body) {
        response.header(HeaderNames.CONTENT_TYPE, "text/html; charset=utf-8")
                .send("<!DOCTYPE html><html lang=\"en\"><title>Simulated provider</title><main>" + body
                        + "</main></html>");
    }

    private SimulatedToken idToken(IssuedCodes.Issued issued) {
        String keyId = keys.newestKeyId();
        SimulatedToken token = SimulatedToken.of(
                        issued.person().claims(),
                        issuer(),
                        keyId,
                        keys.key(keyId).getPrivate(),
                        clock.instant())
                .claim("aud", CLIENT_ID)
                .claim("nonce", issued.request().get("nonce"));
        return tokens.get().apply(token);
    }

    /** Applies this change to each ID token from now on, before it is issued. */
    public void changeTokens(UnaryOperator<SimulatedToken> change) {
        tokens.set(change);
    }

    /** Applies this change to its metadata from now on. */
    public void changeMetadata(UnaryOperator<ObjectNode> change) {
        metadata.set(change);
    }

    /** Publishes one more key, and signs with it from now on. */
    public void addKey(String keyId, KeyPair key) {
        keys.add(keyId, key);
    }

    /** Removes that key from the published ones. */
    public void withdrawKey(String keyId) {
        keys.withdraw(keyId);
    }

    /** Answers requests to the token endpoint with this status from now on. */
    public void failTokens(int status) {
        tokenEndpoint.fail(Optional.of(status));
    }

    /** Answers everything with 503 until it is reset. */
    public void fail() {
        discovery.replace(503, "");
        keySet.replace(503, "");
        failTokens(503);
    }

    /** Answers normally again. */
    public void recover() {
        discovery.restore();
        keySet.restore();
        tokenEndpoint.fail(Optional.empty());
    }

    /** Returns the requests for sign-ins, the latest last. */
    public List<SignInRequest> requests() {
        return List.copyOf(requests);
    }

    /** Stops listening on its port. */
    @Override
    public void close() {
        server.stop();
    }
}
