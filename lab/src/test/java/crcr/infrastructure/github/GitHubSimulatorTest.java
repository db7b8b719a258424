package crcr.infrastructure.github;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import crcr.infrastructure.shared.outgoing.OutgoingHttp.WholeResponse;
import crcr.lab.simulator.github.GitHubSimulator;
import crcr.lab.simulator.github.ReceivedDispatch;
import crcr.openapi.HeldAgainstDescription;
import io.helidon.security.jwt.Jwt;
import io.helidon.security.jwt.SignedJwt;
import io.helidon.security.jwt.jwk.JwkRSA;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The simulated GitHub refuses what GitHub refuses: otherwise tests against it would prove nothing. */
class GitHubSimulatorTest extends AgainstSimulator {
    private static final String DISPATCH = "{\"event_type\":\"x\",\"client_payload\":{\"a\":1}}";

    @BeforeEach
    void install() {
        simulator.install("org/a", "org/b");
    }

    @ParameterizedTest
    @CsvSource({
        "-60, 540, 200",
        "-60, 600, 200",
        "-60, 601, 401",
        "-600, 0, 401",
        "1, 540, 401",
    })
    void anAppTokenIsAcceptedOnlyWithinGitHubsTimes(long issued, long expires, int status) throws Exception {
        assertEquals(status, lookUp(signed(simulator, simulator.appId(), issued, expires)));
    }

    @Test
    void anAppTokenOfSomebodyElseIsRefused() throws Exception {
        assertEquals(401, lookUp(signed(simulator, "1", -60, 540)));
        assertEquals(401, lookUp("nonsense"));
        try (GitHubSimulator another = GitHubSimulator.start(0, clock)) {
            another.replacePrivateKey();
            assertEquals(401, lookUp(signed(another, simulator.appId(), -60, 540)));
        }
    }

    @Test
    void aTokenOpensOnlyWhatItWasIssuedFor() throws Exception {
        String writesA = token("{\"repositories\":[\"a\"],\"permissions\":{\"contents\":\"write\"}}");
        String readsA = token("{\"repositories\":[\"a\"],\"permissions\":{\"contents\":\"read\"}}");

        assertEquals(204, dispatch("org/a", writesA, DISPATCH));
        assertEquals(404, dispatch("org/b", writesA, DISPATCH));
        assertEquals(403, dispatch("org/a", readsA, DISPATCH));
        assertEquals(401, dispatch("org/a", "ghs_unknown", DISPATCH));

        clock.pass(Duration.ofHours(1));
        assertEquals(401, dispatch("org/a", writesA, DISPATCH));
    }

    @Test
    void aTokenForARepositoryOutsideTheInstallationIsRefused() throws Exception {
        assertEquals(422, tokenReply("{\"repositories\":[\"c\"]}").status());
    }

    @Test
    void aDispatchHasToKeepToGitHubsSizes() throws Exception {
        String token = token("{}");
        String frame = "{\"event_type\":\"x\",\"client_payload\":{\"a\":\"\"}}";
        int room = 65_535 - "{\"a\":\"\"}".length();

        assertEquals(204, dispatch("org/a", token, frame.replace("\"\"", "\"" + "y".repeat(room) + "\"")));
        assertEquals(422, dispatch("org/a", token, frame.replace("\"\"", "\"" + "y".repeat(room + 1) + "\"")));
        assertEquals(204, dispatch("org/a", token, frame.replace("\"x\"", "\"" + "x".repeat(100) + "\"")));
        assertEquals(422, dispatch("org/a", token, frame.replace("\"x\"", "\"" + "x".repeat(101) + "\"")));
        assertEquals(204, dispatch("org/a", token, frame.replace("\"a\":\"\"", keys(10))));
        assertEquals(422, dispatch("org/a", token, frame.replace("\"a\":\"\"", keys(11))));
        assertEquals(400, dispatch("org/a", token, "{"));
    }

    @Test
    void aDispatchIsToldToWhoeverListens() throws Exception {
        BlockingQueue<ReceivedDispatch> told = new ArrayBlockingQueue<>(1);
        simulator.onDispatch(told::add);
        assertEquals(204, dispatch("org/a", token("{}"), "{\"event_type\":\"x\",\"client_payload\":{ \"a\" : 1 }}"));

        ReceivedDispatch received = told.poll(60, TimeUnit.SECONDS);
        assertTrue(received != null);
        assertEquals("{ \"a\" : 1 }", new String(received.clientPayload().bytes(), UTF_8));
    }

    private static String keys(int count) {
        StringBuilder keys = new StringBuilder("\"k0\":{}");
        for (int i = 1; i < count; i++) {
            keys.append(",\"k").append(i).append("\":[1,{\"x\":2}]");
        }
        return keys.toString();
    }

    private String signed(GitHubSimulator of, String issuer, long issued, long expires)
            throws GeneralSecurityException {
        Jwt claims = Jwt.builder()
                .algorithm("RS256")
                .issuer(issuer)
                .issueTime(clock.instant().plusSeconds(issued))
                .expirationTime(clock.instant().plusSeconds(expires))
                .build();
        return SignedJwt.sign(claims, signing(of.privateKeyPkcs8())).tokenContent();
    }

    private static JwkRSA signing(String pkcs8) throws GeneralSecurityException {
        byte[] der = Base64.getMimeDecoder().decode(pkcs8.replaceAll("-----[A-Z ]+-----", ""));
        return JwkRSA.builder()
                .privateKey((RSAPrivateKey) KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der)))
                .build();
    }

    private int lookUp(String bearer) throws Exception {
        return call("/repos/org/a/installation", bearer, HttpRequest.Builder::GET)
                .status();
    }

    private String token(String body) throws Exception {
        String answer = tokenReply(body).body();
        int from = answer.indexOf("ghs_");
        return answer.substring(from, answer.indexOf('"', from));
    }

    private WholeResponse tokenReply(String body) throws Exception {
        String app = signed(simulator, simulator.appId(), -60, 540);
        String found =
                call("/repos/org/a/installation", app, HttpRequest.Builder::GET).body();
        String id = new ObjectMapper().readTree(found).path("id").asText();
        return call("/app/installations/" + id + "/access_tokens", app, to -> to.POST(BodyPublishers.ofString(body)));
    }

    private int dispatch(String repository, String token, String body) throws Exception {
        return call("/repos/" + repository + "/dispatches", token, to -> to.POST(BodyPublishers.ofString(body)))
                .status();
    }

    private WholeResponse call(String path, String bearer, UnaryOperator<HttpRequest.Builder> method) throws Exception {
        HttpRequest request = method.apply(HttpRequest.newBuilder(URI.create(simulator.apiUrl() + path)))
                .setHeader("Authorization", "Bearer " + bearer)
                .setHeader("User-Agent", HeldAgainstDescription.OF_A_TEST)
                .build();
        return http.send(request, Duration.ofSeconds(60), 100_000);
    }
}
