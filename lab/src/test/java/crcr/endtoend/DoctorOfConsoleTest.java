package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the doctor finds of the console: the provider, and the way back from it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DoctorOfConsoleTest {
    private static final JsonMapper JSON = new JsonMapper();

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

    private JsonNode finding(String check, Map<String, String> more) throws JsonProcessingException {
        Map<String, String> settings = new HashMap<>(console.world().settings());
        settings.putAll(more);
        settings.values().removeIf(String::isEmpty);
        JsonNode findings =
                JSON.readTree(Operator.doctor(settings, "--json").out()).path("findings");
        for (JsonNode finding : findings) {
            if (finding.path("check").asText().startsWith(check)) {
                return finding;
            }
        }
        throw new AssertionError(check + " is not among " + findings.toPrettyString());
    }

    private void assertFound(String result, String words, JsonNode finding) {
        assertTrue(
                finding.path("result").asText().equals(result)
                        && finding.path("finding").asText().contains(words),
                finding::toPrettyString);
    }

    @Test
    void aGoodProviderIsOk() throws Exception {
        assertFound("ok", "with PKCE, and publishes 1 keys", finding("console provider", Map.of()));
    }

    @Test
    void whatTheProviderLacksIsSaid() throws Exception {
        console.provider().changeMetadata(document -> {
            document.putArray("code_challenge_methods_supported").add("plain");
            return document;
        });
        assertFound("warning", "does not offer PKCE", finding("console provider", Map.of()));

        console.provider().changeMetadata(document -> document.put("issuer", "https://other.example"));
        assertFound("failure", "another issuer's", finding("console provider", Map.of()));

        console.provider().changeMetadata(document -> {
            document.putArray("response_types_supported").add("id_token");
            return document;
        });
        assertFound("failure", "authorization code flow", finding("console provider", Map.of()));

        console.provider().changeMetadata(document -> {
            document.putArray("id_token_signing_alg_values_supported").add("ES256");
            return document;
        });
        assertFound("failure", "RS256", finding("console provider", Map.of()));

        console.provider().changeMetadata(document -> document.put("token_endpoint", "http://other.example/token"));
        assertFound("failure", "its token_endpoint is not an https URL", finding("console provider", Map.of()));

        console.provider().fail();
        assertFound("failure", "is answered with 503", finding("console provider", Map.of()));
    }

    @Test
    void theWayBackIsLookedAtAndTheRedirectUriIsSaid() throws Exception {
        String here = "http://127.0.0.1:" + console.port(0);
        assertFound("ok", here + "/signed-in", finding("console at", Map.of("CONSOLE_URL", here)));

        String elsewhere = "http://127.0.0.1:" + console.provider().issuer().replaceAll(".*:", "");
        JsonNode finding = finding("console at", Map.of("CONSOLE_URL", elsewhere));
        assertFound("warning", "it answered 404", finding);
        assertTrue(finding.path("next_step").asText().contains("CONSOLE_PORT"), finding::toPrettyString);
    }

    @Test
    void withoutAConsoleThereIsNothingToLookAt() {
        Map<String, String> without = new HashMap<>();
        console.world().settings().keySet().stream()
                .filter(name -> name.startsWith("CONSOLE_"))
                .forEach(name -> without.put(name, ""));

        assertThrows(AssertionError.class, () -> finding("console", without));
    }
}
