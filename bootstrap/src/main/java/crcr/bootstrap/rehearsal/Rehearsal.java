package crcr.bootstrap.rehearsal;

import crcr.bootstrap.LogLines;
import crcr.bootstrap.Relay;
import crcr.bootstrap.settings.InvalidSettingsException;
import crcr.bootstrap.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Runs the service once with example settings, on loopback and in a directory of its own: webhooks, dispatches and
 * callbacks, and a stop. From such a run the JVM makes the cache with which the service starts fast, with a profile of
 * the code that is used most ({@code -XX:AOTCacheOutput}).
 */
public final class Rehearsal {
    static final String UPSTREAM = "rehearsal/upstream";
    static final int DOWNSTREAMS = 5;
    private static final int KEY_BITS = 2048;

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
        KeyPair key = newKey();
        try (StandIns standIns = StandIns.start(key);
                Relay relay = Relay.start(Settings.read(settings(directory, key, standIns)));
                RehearsedLoad load = new RehearsedLoad(relay, new RehearsedEvents(standIns.url(), key.getPrivate()))) {
            load.webhooks();
            load.callbacks(standIns.awaitDispatches(RehearsedLoad.RELAYED * DOWNSTREAMS));
        }
    }

    private static KeyPair newKey() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(KEY_BITS);
        return generator.generateKeyPair();
    }

    private static Map<String, String> settings(Path directory, KeyPair key, StandIns standIns) throws IOException {
        Path allowlist = Files.writeString(
                directory.resolve("allowlist.yaml"),
                IntStream.range(0, DOWNSTREAMS)
                        .mapToObj(index -> "  - rehearsal/downstream-" + index + "\n")
                        .collect(Collectors.joining("", "L2:\n", "")));
        return Map.ofEntries(
                Map.entry("SERVER_PORT", "0"),
                Map.entry("MANAGEMENT_PORT", "0"),
                Map.entry("UPSTREAM_REPO", UPSTREAM),
                Map.entry("GITHUB_APP_ID", "1"),
                Map.entry("GITHUB_APP_SECRET", RehearsedEvents.SECRET),
                Map.entry("GITHUB_APP_PRIVATE_KEY", pem(key)),
                Map.entry("GITHUB_API_URL", standIns.url()),
                Map.entry("ALLOWLIST_URL", allowlist.toUri().toString()),
                Map.entry("OIDC_ISSUER", standIns.url()),
                Map.entry("HUD_API_URL", standIns.url()),
                Map.entry("HUD_BOT_KEY", RehearsedEvents.SECRET),
                Map.entry("RATE_LIMIT_PER_MIN", "1000000"),
                Map.entry("DATA_DIR", directory.resolve("data").toString()),
                Map.entry("REDELIVERY_INTERVAL_SECONDS", "0"));
    }

    private static String pem(KeyPair key) {
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(key.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
    }
}
