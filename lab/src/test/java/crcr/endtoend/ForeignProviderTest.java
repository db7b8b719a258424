package crcr.endtoend;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crcr.browser.Walk;
import crcr.fixture.FreePort;
import crcr.fixture.KnownSecrets;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Signs in at a provider that nobody of this project wrote: npm's oidc-provider, with opaque access tokens. */
final class ForeignProviderTest {
    private static final String CLIENT = "console";
    private static final String SECRET = KnownSecrets.known("client-secret-of-the-foreign-provider");

    @Test
    void peopleSignInThroughAnotherProvider() throws IOException {
        Walk.requireBrowser();
        // The provider must know the console's address before there is a console.
        int port = FreePort.any();
        String console = "http://127.0.0.1:" + port;
        ObjectNode client = JsonNodeFactory.instance
                .objectNode()
                .put("redirectUri", console + "/signed-in")
                .put("clientId", CLIENT)
                .put("clientSecret", SECRET);
        Process provider = Walk.start("openid-provider", client);
        try (BufferedReader words = provider.inputReader();
                World _ = World.with(Map.of(
                        "CONSOLE_PORT",
                        Integer.toString(port),
                        "CONSOLE_URL",
                        console,
                        "CONSOLE_ISSUER",
                        issuer(words),
                        "CONSOLE_CLIENT_ID",
                        CLIENT,
                        "CONSOLE_CLIENT_SECRET",
                        SECRET,
                        "CONSOLE_ADMINS",
                        "email:ada@example.org"))) {
            Walk.walk("foreign-provider", JsonNodeFactory.instance.objectNode().put("console", console));
        } finally {
            provider.destroy();
        }
    }

    // It warns about itself before that.
    private static String issuer(BufferedReader words) throws IOException {
        StringBuilder before = new StringBuilder();
        for (String line = words.readLine(); line != null; line = words.readLine()) {
            if (line.startsWith("{")) {
                return new JsonMapper().readTree(line).get("issuer").textValue();
            }
            before.append(line).append('\n');
        }
        throw new AssertionError("the provider ended: " + before);
    }
}
