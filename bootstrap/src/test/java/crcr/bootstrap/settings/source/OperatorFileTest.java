package crcr.bootstrap.settings.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.bootstrap.secret.Secret;
import crcr.bootstrap.settings.DocumentPlace;
import crcr.bootstrap.settings.InvalidSettingsException;
import crcr.bootstrap.settings.Settings;
import crcr.fixture.AppPrivateKey;
import crcr.infrastructure.http.callback.AddressRange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A file of the operator's stands between application.yaml and the environment, and each fault in it has its line. */
final class OperatorFileTest {
    private static final String PRIVATE_KEY = AppPrivateKey.pem();

    @TempDir
    private Path directory = Path.of("");

    private final Map<String, String> environment = new HashMap<>();
    private Path file = Path.of("");

    @BeforeEach
    void setWhatIsRequired() {
        file = directory.resolve("relay.yaml");
        environment.putAll(Map.of(
                "RELAY_CONFIG", file.toString(),
                "UPSTREAM_REPO", "pytorch/pytorch",
                "GITHUB_APP_ID", "4711",
                "GITHUB_APP_SECRET", "webhook-secret",
                "GITHUB_APP_PRIVATE_KEY", PRIVATE_KEY,
                "ALLOWLIST_URL", "https://github.com/pytorch/ci/blob/main/allowlist.yaml"));
    }

    private Settings read(String text) throws InvalidSettingsException, IOException {
        Files.writeString(file, text);
        return Settings.read(environment);
    }

    private String refusal() {
        return String.valueOf(assertThrows(InvalidSettingsException.class, () -> Settings.read(environment))
                .getMessage());
    }

    private String refusal(String text) throws IOException {
        Files.writeString(file, text);
        return refusal();
    }

    private void assertRefused(String text, String... lines) throws IOException {
        assertEquals(
                "these settings are wrong:\n  " + String.join("\n  ", lines).replace("<file>", file.toString()),
                refusal(text));
    }

    @Test
    void theEnvironmentOverridesTheFileWhichOverridesTheDefaults() throws Exception {
        environment.put("MAX_DISPATCH_WORKERS", "7");
        environment.put("RATE_LIMIT_PER_MIN", " ");

        Settings settings = read("""
                # what stands in no other place
                SERVER_PORT: 8081
                MAX_DISPATCH_WORKERS: 5
                RATE_LIMIT_PER_MIN: 50
                MANAGEMENT_PORT:
                OIDC_AUDIENCE: ''
                """);

        assertEquals(8081, settings.server().publicPort());
        assertEquals(7, settings.dispatch().workers());
        assertEquals(50, settings.callbacks().ratePerMinute());
        assertEquals(9090, settings.server().managementPort());
        assertEquals("pytorch-cross-repo-ci-relay", settings.callbacks().audience());
    }

    @Test
    void everythingMayStandInTheFile() throws Exception {
        Path allowlist = directory.resolve("allowlist.yaml");
        environment.keySet().retainAll(List.of("RELAY_CONFIG"));

        Settings settings = read("""
                UPSTREAM_REPO: pytorch/pytorch
                GITHUB_APP_ID: 4711
                GITHUB_APP_SECRET: "00123456789"
                GITHUB_APP_PRIVATE_KEY: |
                  %s
                ALLOWLIST_URL: %s
                REDIS_TLS: true
                """.formatted(PRIVATE_KEY.strip().replace("\n", "\n  "), allowlist.toUri()));

        assertEquals("pytorch/pytorch", settings.upstream().repository().toString());
        assertEquals("4711", settings.github().access().id());
        assertEquals(List.of(new Secret("00123456789")), settings.github().webhookSecrets());
        assertEquals(new DocumentPlace.OnDisk(allowlist), settings.documents().allowlist());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing yet\n", "---\n", "{}", "\uFEFFSERVER_PORT: 8080"})
    void aFileMaySetNothing(String text) throws Exception {
        assertEquals(8080, read(text).server().publicPort());
    }

    @Test
    void withoutTheVariableNoFileIsRead() throws Exception {
        environment.put("RELAY_CONFIG", " ");

        assertEquals(8080, read("nonsense").server().publicPort());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TRUSTED_PROXIES: [10.0.0.0/8, 192.0.2.7]",
                "TRUSTED_PROXIES:\n- 10.0.0.0/8\n- 192.0.2.7",
                "TRUSTED_PROXIES: 10.0.0.0/8,192.0.2.7"
            })
    void aListMayBeWrittenAsOneOrAsText(String text) throws Exception {
        assertEquals(
                List.of("10.0.0.0/8", "192.0.2.7/32"),
                read(text).server().trustedProxies().stream()
                        .map(AddressRange::toString)
                        .toList());
    }

    @Test
    void aListIsOverriddenAsAWhole() throws Exception {
        String two = "OIDC_ISSUER: [https://one.example.org, https://two.example.org]";
        assertEquals(
                Set.of("https://one.example.org", "https://two.example.org"),
                read(two).callbacks().issuers().keySet());

        environment.put("OIDC_ISSUER", "https://three.example.org");
        assertEquals(
                Set.of("https://three.example.org"),
                read(two).callbacks().issuers().keySet());
    }

    @Test
    void aTextIsTakenAsItStands() throws Exception {
        environment.remove("GITHUB_APP_SECRET");

        assertEquals(
                List.of(new Secret("${UPSTREAM_REPO}$x\\,y")),
                read("GITHUB_APP_SECRET: ${UPSTREAM_REPO}$x\\,y").github().webhookSecrets());
    }

    @Test
    void everythingThatIsWrongIsToldAtOnceWithItsLine() throws IOException {
        environment.remove("ALLOWLIST_URL");
        environment.put("CALLBACK_TOKEN", "sometimes");

        assertRefused(
                """
                # settings
                SERVER_PROT: 8081
                MANAGEMENT_PORT: 65536
                HUD_URL: https://hud.example.org
                TRUSTED_PROXIES: [10.0.0.0/8, nonsense]
                """,
                "SERVER_PROT is not the name of a setting (<file>, line 2); did you mean SERVER_PORT?",
                "HUD_URL is not the name of a setting (<file>, line 4)",
                "MANAGEMENT_PORT must be a whole number from 0 to 65535 (<file>, line 3)",
                "TRUSTED_PROXIES must be address ranges, separated by commas: 'nonsense' is not an address range such as 10.0.0.0/8, 2001:db8::/32 or"
                        + " 192.0.2.7 (<file>, line 5)",
                "ALLOWLIST_URL is required: https://github.com/<owner>/<repo>/blob/<ref>/<path> or file:/<path>",
                "CALLBACK_TOKEN must be optional or required");
    }

    @ParameterizedTest
    @CsvSource({
        "SERVER_PRT, SERVER_PORT",
        "server_port, SERVER_PORT",
        "server-port, SERVER_PORT",
        "server.port, SERVER_PORT",
        "serverPort, SERVER_PORT",
        "UPSTREAM_REPOSITORY, UPSTREAM_REPO",
        "ZOMBIE_TIMEOUT_SECS, ZOMBIE_TIMEOUT_SECONDS",
        "GITHUB_APP_SECRET_FIEL, GITHUB_APP_SECRET_FILE"
    })
    void theNameThatWasMeantIsTold(String name, String meant) throws IOException {
        assertRefused(
                name + ": 1", name + " is not the name of a setting (<file>, line 1); did you mean " + meant + "?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PORT", "server", "x", "REDIS_URL"})
    void nothingIsGuessed(String name) throws IOException {
        assertRefused(name + ": 1", name + " is not the name of a setting (<file>, line 1)");
    }

    @Test
    void theFileDoesNotNameAnother() throws IOException {
        assertRefused(
                "RELAY_CONFIG: other.yaml",
                "RELAY_CONFIG is an environment variable, and no setting within the file (<file>, line 1)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SERVER_PORT: {public: 8080}       | SERVER_PORT must be one value, and nothing nested (<file>, line 2)
            SERVER_PORT: [8080]               | SERVER_PORT must be one value, and no list (<file>, line 2)
            SERVER_PORT: 0x1F90               | SERVER_PORT is something else to YAML than what is written (<file>, line 2): put it into quotes
            REDIS_TLS: yes                    | REDIS_TLS is something else to YAML than what is written (<file>, line 2): put it into quotes
            OIDC_ISSUER: {a: b}               | OIDC_ISSUER must be one value or a list of values, and nothing nested (<file>, line 2)
            OIDC_ISSUER: [[a]]                | OIDC_ISSUER must be one value or a list of values, and nothing nested (<file>, line 2)
            GITHUB_APP_SECRET: 0123456        | GITHUB_APP_SECRET is something else to YAML than what is written (<file>, line 2): put it into quotes
            GITHUB_APP_SECRET: 2026-11-01     | GITHUB_APP_SECRET is something else to YAML than what is written (<file>, line 2): put it into quotes
            MAX_DISPATCH_WORKERS: 5           | MAX_DISPATCH_WORKERS is set in line 1 and again (<file>, line 2)
            """)
    void aValueThatIsWronglyWrittenIsNamedWithItsLine(String line, String refusal) throws IOException {
        environment.remove("GITHUB_APP_SECRET");
        environment.put("GITHUB_APP_SECRET_PREVIOUS", "webhook-secret");
        environment.put("GITHUB_APP_SECRET", line.startsWith("GITHUB_APP_SECRET") ? "" : "webhook-secret");

        assertRefused("MAX_DISPATCH_WORKERS: 4\n" + line, refusal);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            - a-secret                          | 2 | holds something else than settings, each as NAME: value
            just words                          | 2 | holds something else than settings, each as NAME: value
            GITHUB_APP_SECRET: a-secret: b      | 2 | cannot be read as YAML
            GITHUB_APP_SECRET: @a-secret        | 2 | cannot be read as YAML (while scanning for the next token)
            GITHUB_APP_SECRET: "a-secret\\q"    | 2 | cannot be read as YAML (while scanning a double-quoted scalar)
            GITHUB_APP_SECRET: [a-secret        | 3 | cannot be read as YAML (while parsing a flow sequence)
            GITHUB_APP_SECRET: *a-secret        | 2 | has an anchor, an alias or a tag: put a text that begins so into quotes
            GITHUB_APP_SECRET: &a-secret b      | 2 | has an anchor, an alias or a tag: put a text that begins so into quotes
            GITHUB_APP_SECRET: !a-secret b      | 2 | has an anchor, an alias or a tag: put a text that begins so into quotes
            a secret: b                         | 2 | has something else there than the name of a setting
            [a-secret]: b                       | 2 | has something else there than the name of a setting
            SERVER_PORT: 1\\n---\\nSERVER_PORT: 2 | 3 | has a second document
            SERVER_PORT: 1\\nX: a\\u0000secret    | 3 | has the character U+0000
            """)
    void whatIsNoFileOfSettingsIsRefusedWithItsLineAndNotQuoted(String text, int line, String problem)
            throws IOException {
        environment.remove("UPSTREAM_REPO");
        String written = "# settings\n" + text.replace("\\n", "\n").replace("\\u0000", "\0") + "\n";

        assertRefused(written, "RELAY_CONFIG names a file that " + problem + " (<file>, line " + line + ")");
        assertFalse(refusal().contains("secret"), this::refusal);
    }

    @Test
    void aFileThatCannotBeReadIsRefusedWithTheCause() throws IOException {
        assertTrue(refusal().endsWith("RELAY_CONFIG names a file that does not exist (" + file + ")"), this::refusal);

        Files.write(file, "A: b\nC: \u00fc".getBytes(StandardCharsets.ISO_8859_1));
        assertTrue(refusal().endsWith("that is not text in UTF-8 (" + file + ", line 2)"), this::refusal);

        Files.write(file, new byte[OperatorFile.MOST_BYTES + 1]);
        assertTrue(refusal().endsWith("names a file of more than 1048576 bytes (" + file + ")"), this::refusal);

        environment.put("RELAY_CONFIG", directory.toString());
        assertTrue(refusal().endsWith("names a directory and not a file (" + directory + ")"), this::refusal);
    }

    @Test
    void theFileMayNameFilesOfSecretsAndTheEnvironmentOverridesThem() throws Exception {
        environment.remove("GITHUB_APP_SECRET");
        Path secret = Files.writeString(directory.resolve("secret"), "of-a-file\n");
        String text = "GITHUB_APP_SECRET_FILE: " + secret;

        assertEquals(List.of(new Secret("of-a-file")), read(text).github().webhookSecrets());
        environment.put("GITHUB_APP_SECRET", "of-the-environment");
        assertEquals(
                List.of(new Secret("of-the-environment")), read(text).github().webhookSecrets());
    }

    @Test
    void inOnePlaceASecretIsGivenOnce() throws IOException {
        environment.remove("GITHUB_APP_SECRET");

        assertRefused(
                "GITHUB_APP_SECRET: a-secret\nGITHUB_APP_SECRET_FILE: /secret",
                "GITHUB_APP_SECRET and GITHUB_APP_SECRET_FILE are both set: set one of them (<file>, line 1)");
    }

    @Test
    void aNameOfAFileThatIsWronglyWrittenIsNotMissedAsWell() throws IOException {
        environment.remove("GITHUB_APP_SECRET");

        assertRefused(
                "GITHUB_APP_SECRET_FILE: [/secret]",
                "GITHUB_APP_SECRET_FILE must be one value, and no list (<file>, line 1)");
    }

    @Test
    void aNameOfAFileThatIsNoneIsNotQuoted() throws IOException {
        environment.remove("GITHUB_APP_SECRET");

        assertRefused(
                "\nGITHUB_APP_SECRET_FILE: a-secret",
                "GITHUB_APP_SECRET_FILE names a file that does not exist (<file>, line 2)");
    }

    @Test
    void aPathThatNoneCanBeIsRefused() throws IOException {
        assertRefused("DATA_DIR: \"a\\0b\"", "DATA_DIR must be a directory (<file>, line 1)");
    }

    @Test
    void everyValueKnowsWhereItStands() throws IOException {
        environment.put("SERVER_PORT", "1");
        Files.writeString(file, "\nSERVER_PORT: 2\nOIDC_ISSUER:\n  - https://one.example.org\nMANAGEMENT_PORT:\n");

        SettingSources sources = SettingSources.read(environment);

        assertEquals(Optional.of(new Origin.Environment()), origin(sources, "SERVER_PORT"));
        assertEquals(Optional.of(new Origin.InFile(file.toString(), 3)), origin(sources, "OIDC_ISSUER"));
        assertEquals(Optional.of(new Origin.Packaged()), origin(sources, "MANAGEMENT_PORT"));
        assertEquals(Optional.empty(), origin(sources, "REDIS_ENDPOINT"));
        assertFalse(sources.get("GITHUB_APP_SECRET").toString().contains("webhook-secret"));
    }

    private static Optional<Origin> origin(SettingSources sources, String name) {
        return sources.get(name).map(SettingText::origin);
    }
}
