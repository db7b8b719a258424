package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.fixture.RealRedis;
import crcr.lab.simulator.oidc.OidcIssuerSimulator;
import crcr.lab.simulator.oidc.SignInRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** People sign in at the console by way of their provider, look, and sign out. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SignInTest {
    private static final String SESSION = "__Host-crcr-session";
    private static final String SIGN_IN = "__Host-crcr-sign-in";

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
        console.provider().changeMetadata(document -> document);
        console.provider().recover();
    }

    @AfterAll
    void end() {
        console.close();
    }

    private static Set<String> keysOfConsole() {
        return RealRedis.ask(commands -> commands.keys("{crcr}:s*")).stream()
                .filter(key -> key.startsWith("{crcr}:session") || key.startsWith("{crcr}:signin"))
                .collect(Collectors.toSet());
    }

    private void assertSignedIn(Browser by) {
        assertEquals(200, by.get("/allowlist").statusCode());
    }

    private void assertStranger(Browser by) {
        assertEquals(303, by.get("/allowlist").statusCode());
    }

    @Test
    void aReaderSignsInWhereTheyWantedToGo() {
        HttpResponse<String> sent = browser.get("/allowlist");
        assertEquals(303, sent.statusCode());
        assertEquals("/sign-in?to=%2Fallowlist", Browser.location(sent));

        HttpResponse<String> entered = browser.signIn("rita");

        assertEquals(303, entered.statusCode(), entered.body());
        assertEquals("/allowlist", Browser.location(entered));
        assertTrue(browser.get("/allowlist").body().contains("Rita Reader"));
        assertEquals(Set.of(SESSION), browser.cookies().keySet());
    }

    @Test
    void theRequestToTheProviderHasAllThatProtectsIt() {
        browser.signIn("rita");

        SignInRequest request = console.provider().requests().getLast();
        assertEquals("code", request.get("response_type"));
        assertEquals(ConsoleWorld.CONSOLE + "/signed-in", request.get("redirect_uri"));
        assertEquals("openid profile email", request.get("scope"));
        assertEquals("S256", request.get("code_challenge_method"));
        assertEquals(43, request.get("code_challenge").length());
        assertTrue(request.get("state").length() >= 10, request::toString);
        assertTrue(request.get("nonce").length() >= 36, request::toString);
        Set<String> before = Set.of(request.get("state"), request.get("nonce"), request.get("code_challenge"));

        browser.signIn("rita");

        SignInRequest next = console.provider().requests().getLast();
        for (String name : List.of("state", "nonce", "code_challenge")) {
            assertFalse(before.contains(next.get(name)), name);
        }
    }

    @Test
    void cookiesAreOfThisHostOnlyAndSeenByNoScript() {
        browser.signIn("rita");

        assertFalse(browser.setCookies().isEmpty());
        for (String cookie : browser.setCookies()) {
            assertTrue(cookie.startsWith("__Host-crcr-"), cookie);
            for (String attribute : List.of("; Secure", "; HttpOnly", "; SameSite=Lax", "; Path=/")) {
                assertTrue((cookie + ";").contains(attribute + ";"), cookie);
            }
            assertFalse(cookie.contains("Domain"), cookie);
        }
    }

    @Test
    void noTokenOfTheProviderReachesTheBrowserOrTheStore() {
        browser.signIn("rita");

        for (String cookie : browser.setCookies()) {
            assertFalse(cookie.contains("eyJ"), cookie);
        }
        for (String key : keysOfConsole()) {
            if (key.startsWith("{crcr}:session:")) {
                assertEquals(
                        Set.of("subject", "name", "rules"), Set.copyOf(RealRedis.ask(commands -> commands.hkeys(key))));
            }
        }
    }

    @Test
    void anAdminMayPostAndAReaderMayNot() {
        browser.signIn("ada");
        Map<String, String> form = Map.of("csrf", browser.csrf(), "repo", "acme/alpha");
        HttpResponse<String> made = browser.post("/identities/forget", form);
        assertEquals(303, made.statusCode(), made.body());

        try (Browser other = console.browser()) {
            other.signIn("rita");
            HttpResponse<String> refused =
                    other.post("/identities/forget", Map.of("csrf", other.csrf(), "repo", "acme/alpha"));
            assertEquals(403, refused.statusCode());
            assertTrue(refused.body().contains("CONSOLE_ADMINS"), refused::body);
        }
    }

    @Test
    void anAddressThatIsNotVerifiedMakesNoAdmin() {
        console.provider().changeTokens(token -> token.claim("email_verified", false));
        browser.signIn("ada");

        assertEquals(
                403,
                browser.post("/identities/forget", Map.of("csrf", browser.csrf(), "repo", "acme/alpha"))
                        .statusCode());
    }

    @Test
    void aSessionCountsOnEveryProcessAndSoDoesItsEnd() {
        browser.signIn("rita");
        browser.leadTo(console.port(1));
        assertSignedIn(browser);

        Map<String, String> before = Map.copyOf(browser.cookies());
        HttpResponse<String> out = browser.post("/sign-out", Map.of("csrf", browser.csrf()));

        assertEquals(303, out.statusCode());
        assertEquals(Set.of(), browser.cookies().keySet());
        browser.cookies().putAll(before);
        assertStranger(browser);
        browser.leadTo(console.port(0));
        assertStranger(browser);
    }

    @Test
    void whoSignedOutIsShownTheWayOutOfTheProviderToo() {
        browser.signIn("rita");
        HttpResponse<String> out = browser.post("/sign-out", Map.of("csrf", browser.csrf()));

        String page = browser.get(Browser.location(out)).body();

        assertTrue(page.contains(console.provider().issuer() + "/end-session"), page);
        assertTrue(page.contains("href=\"/sign-in\""), page);
    }

    @Test
    void aSignInMayBeginOnOneProcessAndEndOnAnother() {
        String back = browser.comeBackAs("rita", "/allowlist");
        browser.leadTo(console.port(1));

        assertEquals(303, browser.get(back).statusCode());
        assertSignedIn(browser);
    }

    @Test
    void aSessionGetsAnIdThatNobodyCouldHaveKnownBefore() {
        browser.cookies().put(SESSION, "a".repeat(43));
        browser.signIn("rita");
        String first = browser.cookies().get(SESSION);
        assertNotEquals("a".repeat(43), first);

        browser.signIn("rita");

        assertNotEquals(first, browser.cookies().get(SESSION));
        browser.cookies().put(SESSION, first);
        assertStranger(browser);
    }

    @Test
    void newKeysAreFollowedAndThoseThatAreGoneCountNoMore() {
        browser.signIn("rita");
        console.clock().pass(Duration.ofMinutes(2));
        console.provider().addKey("key-2", OidcIssuerSimulator.newKey());
        assertEquals(303, browser.signIn("rita").statusCode());

        var withdrawn = OidcIssuerSimulator.newKey();
        console.provider().addKey("key-3", withdrawn);
        console.provider().withdrawKey("key-3");
        console.clock().pass(Duration.ofHours(2));
        console.provider().changeTokens(token -> token.header("kid", "key-3").signedBy(withdrawn.getPrivate()));
        assertEquals(403, browser.signIn("rita").statusCode());

        console.provider().withdrawKey("key-1");
        console.clock().pass(Duration.ofHours(2));
        console.provider().changeTokens(token -> token.header("kid", "key-1"));
        assertEquals(403, browser.signIn("rita").statusCode());
        console.provider().changeTokens(token -> token);
        assertEquals(303, browser.signIn("rita").statusCode());
    }

    @Test
    void aProviderThatIsAwayIsSaidAndWhoIsSignedInGoesOn() {
        browser.signIn("rita");
        console.provider().fail();
        console.clock().pass(Duration.ofHours(25));
        try (Browser other = console.browser()) {
            HttpResponse<String> answer = other.get("/sign-in");

            assertEquals(503, answer.statusCode());
            assertTrue(answer.body().contains("Nobody can sign in now"), answer::body);
        }
        assertSignedIn(browser);
        console.provider().recover();
        console.clock().pass(Duration.ofMinutes(2));
        assertEquals(303, browser.signIn("rita").statusCode());
    }

    @Test
    void aTokenEndpointThatFailsIsAnOutageAndNotTheVisitorsFault() {
        String back = browser.comeBackAs("rita", "/allowlist");
        console.provider().failTokens(500);

        HttpResponse<String> answer = browser.get(back);

        assertEquals(503, answer.statusCode());
        assertStranger(browser);
    }

    @ParameterizedTest
    @ValueSource(strings = {"client_secret_basic", "client_secret_post"})
    void theSecretIsSentAsTheProviderTakesIt(String method) {
        console.provider().changeMetadata(document -> {
            document.putArray("token_endpoint_auth_methods_supported").add(method);
            return document;
        });
        console.clock().pass(Duration.ofHours(2));

        assertEquals(303, browser.signIn("rita").statusCode());
    }

    @Test
    void whoEntersNothingLeavesNothingInTheStore() {
        Set<String> before = keysOfConsole();
        for (int number = 0; number < 20; number++) {
            try (Browser stranger = console.browser()) {
                stranger.get("/sign-in");
                stranger.get("/signed-in?code=code&state=state");
                stranger.cookies().put(SESSION, "%043d".formatted(number));
                stranger.cookies().put(SIGN_IN, "nothing");
                stranger.get("/allowlist");
                stranger.get("/signed-in?code=code&state=state");
            }
        }

        assertEquals(before, keysOfConsole());
    }
}
