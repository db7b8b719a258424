package crcr.bootstrap;

import crcr.bootstrap.settings.InvalidSettingsException;
import crcr.bootstrap.settings.Settings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Runs the service once with example settings, on loopback and in a directory of its own: one webhook, one callback,
 * and a stop. From such a run the JVM makes the cache with which the service starts fast ({@code -XX:AOTCacheOutput}).
 */
public final class Rehearsal {
    private static final String SECRET = "rehearsal";
    private static final String NOBODY = "http://127.0.0.1:1";
    private static final byte[] EVENT = """
        {"action":"opened","repository":{"full_name":"rehearsal/upstream"},
         "pull_request":{"number":1,"head":{"sha":"0123456789abcdef0123456789abcdef01234567"}}}\
        """.getBytes(StandardCharsets.UTF_8);

    private Rehearsal() {}

    /**
     * Takes the directory, which has to be empty.
     *
     * @throws IllegalStateException if the service does not answer as expected
     */
    public static void main(String[] arguments)
            throws IOException, InterruptedException, GeneralSecurityException, InvalidSettingsException {
        LogLines.asJson();
        Path directory = Path.of(arguments[0]);
        try (Relay relay = Relay.start(Settings.read(settings(directory)));
                HttpClient http = HttpClient.newHttpClient()) {
            expect(
                    202,
                    http,
                    at(relay, "/github/webhook")
                            .header("Content-Type", "application/json")
                            .header("X-GitHub-Event", "pull_request")
                            .header("X-GitHub-Delivery", "rehearsal")
                            .header("X-Hub-Signature-256", "sha256=" + signature())
                            .POST(BodyPublishers.ofByteArray(EVENT)));
            expect(
                    401,
                    http,
                    at(relay, "/github/callback")
                            .header("Authorization", "Bearer rehearsal")
                            .POST(BodyPublishers.ofByteArray(EVENT)));
        }
    }

    private static Map<String, String> settings(Path directory) throws IOException, GeneralSecurityException {
        Path allowlist = directory.resolve("allowlist.yaml");
        Files.writeString(allowlist, "L2:\n  - rehearsal/downstream\n");
        return Map.ofEntries(
                Map.entry("SERVER_PORT", "0"),
                Map.entry("MANAGEMENT_PORT", "0"),
                Map.entry("UPSTREAM_REPO", "rehearsal/upstream"),
                Map.entry("GITHUB_APP_ID", "1"),
                Map.entry("GITHUB_APP_SECRET", SECRET),
                Map.entry("GITHUB_APP_PRIVATE_KEY", privateKey()),
                Map.entry("GITHUB_API_URL", NOBODY),
                Map.entry("ALLOWLIST_URL", allowlist.toUri().toString()),
                Map.entry("OIDC_ISSUER", NOBODY),
                Map.entry("HUD_API_URL", NOBODY),
                Map.entry("HUD_BOT_KEY", SECRET),
                Map.entry("DATA_DIR", directory.resolve("data").toString()),
                Map.entry("REDELIVERY_INTERVAL_SECONDS", "0"));
    }

    private static String privateKey() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        byte[] encoded = generator.generateKeyPair().getPrivate().getEncoded();
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded)
                + "\n-----END PRIVATE KEY-----\n";
    }

    private static String signature() throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(EVENT));
    }

    private static HttpRequest.Builder at(Relay relay, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + relay.publicPort() + path));
    }

    // The port opens while the allowlist is still being read, so that the first answer may be to try again.
    private static void expect(int status, HttpClient http, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        for (int attempt = 0; attempt < 100; attempt++) {
            int answered = http.send(request.build(), BodyHandlers.discarding()).statusCode();
            if (answered == status) {
                return;
            }
            if (answered != 503) {
                throw new IllegalStateException("answered " + answered + " instead of " + status);
            }
            Thread.sleep(50);
        }
        throw new IllegalStateException("the service does not get ready");
    }
}
