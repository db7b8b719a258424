package crcr.endtoend;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the doctor finds of the console: the provider, and the way back from it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DoctorOfConsoleTest {
    private final ConsoleWorld console = ConsoleWorld.start();

    @AfterEach
    void recover() {
        console.provider().changeMetadata(document -> document);
        console.provider().recover();
    }

    @AfterAll
    void end() {
        console.close();
    }

    private Map<String, String> settings() {
        return new HashMap<>(console.world().settings());
    }

    private void assertProvider(String result, String words) {
        DoctorReport.of(result.equals("failure") ? 1 : 0, settings())
                .assertFound(result, "console provider " + console.provider().issuer(), words, "");
    }

    private void assertWayBack(String url, String result, String words, String nextStep) {
        Map<String, String> settings = settings();
        settings.put("CONSOLE_URL", url);
        DoctorReport.of(0, settings).assertFound(result, "console at " + url, words, nextStep);
    }

    @Test
    void aGoodProviderIsOk() {
        assertProvider("ok", "with PKCE, and publishes 1 keys");
    }

    @Test
    void whatTheProviderLacksIsSaid() {
        console.provider().changeMetadata(document -> {
            document.putArray("code_challenge_methods_supported").add("plain");
            return document;
        });
        assertProvider("warning", "does not offer PKCE");

        console.provider().changeMetadata(document -> document.put("issuer", "https://other.example"));
        assertProvider("failure", "another issuer's");

        console.provider().changeMetadata(document -> {
            document.putArray("response_types_supported").add("id_token");
            return document;
        });
        assertProvider("failure", "authorization code flow");

        console.provider().changeMetadata(document -> {
            document.putArray("id_token_signing_alg_values_supported").add("ES256");
            return document;
        });
        assertProvider("failure", "RS256");

        console.provider().changeMetadata(document -> document.put("token_endpoint", "http://other.example/token"));
        assertProvider("failure", "its token_endpoint is not an https URL");

        console.provider().fail();
        assertProvider("failure", "is answered with 503");
    }

    @Test
    void theWayBackIsLookedAtAndTheRedirectUriIsSaid() {
        String here = "http://127.0.0.1:" + console.port(0);
        assertWayBack(here, "ok", here + "/signed-in", "");

        String elsewhere = "http://127.0.0.1:" + console.provider().issuer().replaceAll(".*:", "");
        assertWayBack(elsewhere, "warning", "it answered 404", "CONSOLE_PORT");
    }

    @Test
    void withoutAConsoleThereIsNothingToLookAt() {
        Map<String, String> without = settings();
        without.keySet().removeIf(name -> name.startsWith("CONSOLE_"));

        DoctorReport.of(0, without).assertDoesNotMention("console");
    }
}
