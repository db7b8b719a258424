package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.lab.simulator.oidc.OidcIssuerSimulator;
import crcr.lab.simulator.oidc.SimulatedToken;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What attackers try at the console's door, by way of a visitor, of the network, or of the provider. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SignInAttackTest {
    private static final KeyPair FOREIGN = OidcIssuerSimulator.newKey();

    private final ConsoleWorld console = ConsoleWorld.start();
    private Browser browser = console.browser();

    @BeforeEach
    void open() {
        browser = console.browser();
    }

    @AfterEach
    void close() {
        browser.close();
        console.provider().changeTokens(token -> token);
    }

    @AfterAll
    void end() {
        console.close();
    }

    private static void assertStranger(Browser by) {
        assertEquals(303, by.get("/allowlist").statusCode());
        assertFalse(
                by.cookies().containsKey("__Host-crcr-session"),
                () -> by.cookies().keySet().toString());
    }

    private void assertRefused(int status, HttpResponse<String> answer) {
        assertEquals(status, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains("You are not signed in"), answer::body);
        assertStranger(browser);
    }

    // State and code.

    @Test
    void aForgedStateIsRefused() {
        String back = browser.comeBackAs("rita", "/");

        assertRefused(400, browser.get(back.replaceFirst("state=[^&]+", "state=forged1234")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"code", "state"})
    void whatIsMissingOrThereTwiceIsRefused(String name) {
        String back = browser.comeBackAs("rita", "/");
        assertRefused(400, browser.get(back.replaceFirst(name + "=[^&]+&?", "")));

        String again = browser.comeBackAs("rita", "/");
        assertRefused(400, browser.get(again + "&" + name + "=other"));
    }

    @Test
    void aCodeThatAnotherBrowserWasGivenIsOfNoUse() {
        try (Browser victim = console.browser()) {
            String stolen = victim.comeBackAs("ada", "/");

            assertRefused(400, browser.get(stolen));
            // Neither under a sign-in of the thief's own: state fits, but neither challenge nor nonce does.
            String own = browser.comeBackAs("rita", "/");
            assertRefused(403, browser.get(own.replaceFirst("code=[^&]+", "code=" + query(stolen, "code"))));
        }
    }

    @Test
    void aVictimIsNotSignedInAsTheAttacker() {
        try (Browser attacker = console.browser()) {
            String back = attacker.comeBackAs("rita", "/");

            assertRefused(400, browser.get(back));
        }
    }

    @Test
    void aSignInEndsOnce() {
        String back = browser.comeBackAs("rita", "/allowlist");
        Map<String, String> before = Map.copyOf(browser.cookies());
        assertEquals(303, browser.get(back).statusCode());
        browser.cookies().clear();

        assertRefused(400, browser.get(back));
        browser.cookies().putAll(before);
        assertRefused(403, browser.get(back));
    }

    @Test
    void aNonceBeginsOneSessionEvenIfTheProviderGivesTwoTokens() {
        String back = browser.comeBackAs("rita", "/allowlist");
        Map<String, String> before = Map.copyOf(browser.cookies());
        String provider = console.provider().issuer() + "/authorize?"
                + console.provider().requests().getLast().parameters().entrySet().stream()
                        .map(parameter -> parameter.getKey() + "="
                                + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
                        .reduce((one, other) -> one + "&" + other)
                        .orElseThrow();
        assertEquals(303, browser.get(back).statusCode());
        browser.cookies().clear();
        browser.cookies().putAll(before);

        String replayed = Browser.location(browser.get(provider));

        assertRefused(403, browser.get(replayed));
    }

    @Test
    void aSignInThatTookTooLongIsRefused() {
        String back = browser.comeBackAs("rita", "/");
        console.clock().pass(Duration.ofMinutes(11));

        assertRefused(400, browser.get(back));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nothing", "bm90aGluZw==", "AAAA", "%00"})
    void aCookieThatWasNotMadeHereIsRefused(String value) {
        String back = browser.comeBackAs("rita", "/");
        browser.cookies().put("__Host-crcr-sign-in", value);

        assertRefused(400, browser.get(back));
    }

    @Test
    void aTenantThatSomebodyChoosesIsRefused() {
        assertRefused(400, browser.get(browser.comeBackAs("rita", "/") + "&h_tenant=other"));
        assertRefused(400, browser.get(browser.comeBackAs("rita", "/") + "&iss=https://evil.example"));
    }

    // ID tokens.

    private static Named<UnaryOperator<SimulatedToken>> token(String what, UnaryOperator<SimulatedToken> change) {
        return Named.of(what, change);
    }

    static Stream<Named<UnaryOperator<SimulatedToken>>> badTokens() {
        long past = Instant.now().minus(Duration.ofHours(3)).getEpochSecond();
        long future = Instant.now().plus(Duration.ofHours(9)).getEpochSecond();
        return Stream.of(
                token("another nonce", token -> token.claim("nonce", "another")),
                token("no nonce", token -> token.withoutClaim("nonce")),
                token("another audience", token -> token.claim("aud", "another-client")),
                token("no audience", token -> token.withoutClaim("aud")),
                token("an audience more", token -> token.claim("aud", List.of("crcr-console", "another-client"))),
                token("issued to another", token -> token.claim("azp", "another-client")),
                token("another issuer", token -> token.claim("iss", "https://evil.example")),
                token("expired", token -> token.claim("exp", past)),
                token("no expiry", token -> token.withoutClaim("exp")),
                token("no issue time", token -> token.withoutClaim("iat")),
                token("issued long ago", token -> token.claim("iat", past)),
                token("issued in the future", token -> token.claim("iat", future)),
                token("not valid yet", token -> token.claim("nbf", future)),
                token("no subject", token -> token.withoutClaim("sub")),
                token("not signed", SimulatedToken::unsigned),
                token(
                        "signed with the client's secret",
                        token -> token.signedBySecret("client-secret-of-the-tests".getBytes(StandardCharsets.UTF_8))),
                token("signed by another key", token -> token.signedBy(FOREIGN.getPrivate())),
                token(
                        "signed by an unknown key",
                        token -> token.header("kid", "unknown").signedBy(FOREIGN.getPrivate())),
                token("no key named", token -> token.withoutHeader("kid")),
                token("a critical extension", token -> token.header("crit", List.of("exp"))));
    }

    @ParameterizedTest
    @MethodSource("badTokens")
    void anIdTokenThatDoesNotHoldSignsNobodyIn(UnaryOperator<SimulatedToken> change) {
        console.provider().changeTokens(change);

        assertRefused(403, browser.signIn("ada"));
    }

    @Test
    void anAuthorizedPartyThatFitsIsTaken() {
        console.provider()
                .changeTokens(token ->
                        token.claim("aud", List.of("crcr-console", "another")).claim("azp", "crcr-console"));

        assertEquals(303, browser.signIn("ada").statusCode());
    }

    // Errors and addresses.

    @ParameterizedTest
    @ValueSource(
            strings = {
                "error=%3Cscript%3Ealert(1)%3C/script%3E&error_description=%3Cimg%20src=x%3E",
                "error=x%22,%22admin%22:true&error_description=y",
                "error=access_denied&error_description=%3Cb%3Ebold",
                "state=%3Cscript%3E&code=%3Cscript%3E"
            })
    void nothingOfARequestIsRepeated(String query) {
        for (String accept : List.of("text/html", "application/json")) {
            HttpResponse<String> answer = browser.get("/signed-in?" + query, "Accept", accept);

            assertTrue(answer.statusCode() >= 400, answer::body);
            for (String echo : List.of("<script", "<img", "admin", "<b>", "alert")) {
                assertFalse(answer.body().contains(echo), answer::body);
            }
        }
    }

    @Test
    void whoIsRefusedByTheProviderIsToldSo() {
        HttpResponse<String> answer = browser.get(browser.comeBackAs("nobody", "/"));

        assertRefused(403, answer);
        assertTrue(answer.body().contains("access_denied"), answer::body);
        assertFalse(answer.body().contains("they said no"), answer::body);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "/\\evil.example",
                "https://evil.example",
                "https:evil.example",
                "\t//evil.example",
                "/\n/evil.example",
                "javascript:alert(1)",
                "/%0d%0aSet-Cookie:a=b\r\nx",
                "/a?h_ra=99999999999999999999\\"
            })
    void nobodyIsLedAwayFromTheConsole(String to) {
        HttpResponse<String> entered = browser.get(browser.comeBackAs("rita", to));

        assertEquals(303, entered.statusCode(), entered.body());
        assertEquals("/", Browser.location(entered));
        assertEquals(List.of(), entered.headers().allValues("x"));
    }

    @Test
    void aPathThatHasTheLibrarysOwnWordsIsKeptAsItIs() {
        String to = "/pull/1?h_ra=99999999999999999999&page=2";

        assertEquals(to, Browser.location(browser.get(browser.comeBackAs("rita", to))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "console.example.org.evil.example", "console.example.org:99"})
    void theHostHeaderDecidesNothing(String host) throws Exception {
        String answer = RawHttp.get(console.port(0), "/sign-in", host);

        assertTrue(answer.startsWith("HTTP/1.1 303"), answer);
        assertTrue(answer.contains("redirect_uri=https%3A%2F%2Fconsole.example.org%2Fsigned-in&"), answer);
        assertFalse(answer.contains("evil"), answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/sign-in?to=%zz",
                "/sign-in?to=%",
                "/sign-in?to=%ff%fe",
                "/sign-in?to=/a&to=/b",
                "/signed-in?code=%zz&state=%",
                "/signed-in",
                "//evil.example/sign-in",
                "/%2e%2e/sign-in",
                "/sign-in/../allowlist"
            })
    void whatIsMalformedIsNoFailureOfTheRelay(String path) {
        for (String host : List.of("console.example.org", "evil.example")) {
            String answer = RawHttp.get(console.port(0), path, host);

            assertTrue(answer.matches("(?s)HTTP/1.1 [34].*"), answer);
            assertFalse(answer.contains("evil"), answer);
        }
    }

    // Forms.

    @Test
    void aFormNeedsTheTokenOfItsOwnSession() {
        browser.signIn("ada");
        try (Browser other = console.browser()) {
            other.signIn("ada");
            for (Map<String, String> form : List.of(
                    Map.of("repo", "acme/alpha"),
                    Map.of("repo", "acme/alpha", "csrf", ""),
                    Map.of("repo", "acme/alpha", "csrf", other.csrf()))) {
                assertEquals(403, browser.post("/identities/forget", form).statusCode());
            }
            assertEquals(
                    403, browser.post("/sign-out", Map.of("csrf", other.csrf())).statusCode());
        }
        assertEquals(200, browser.get("/allowlist").statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Origin https://evil.example", "Origin null", "Sec-Fetch-Site cross-site", "X-Other none"})
    void aFormOfAnotherSiteIsRefused(String header) {
        browser.signIn("ada");
        String[] headers = header.split(" ", -1);
        Map<String, String> form = Map.of("csrf", browser.csrf(), "repo", "acme/alpha");

        assertEquals(403, browser.post("/identities/forget", form, headers).statusCode());
        assertEquals(403, browser.post("/sign-out", form, headers).statusCode());
    }

    @Test
    void nobodyIsSignedOutByALink() {
        browser.signIn("ada");

        assertEquals(405, browser.get("/sign-out").statusCode());
        assertEquals(200, browser.get("/allowlist").statusCode());
    }

    private static String query(String address, String name) {
        return Stream.of(URI.create(address).getRawQuery().split("&", -1))
                .filter(parameter -> parameter.startsWith(name + "="))
                .map(parameter -> parameter.substring(name.length() + 1))
                .findFirst()
                .orElseThrow();
    }
}
