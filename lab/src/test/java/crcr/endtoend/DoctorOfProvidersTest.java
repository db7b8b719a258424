package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the doctor says of the providers' file (docs/reference/providers.md). */
class DoctorOfProvidersTest {
    private static final String GITLAB = "providers:\n  gitlab:\n    repo_map:\n";

    @TempDir
    private Path directory = Path.of("");

    private final World world = World.start();
    private final Map<String, String> settings = new HashMap<>(world.settings());

    @AfterEach
    void end() {
        world.close();
    }

    private String examined(int status) {
        Operator.Printed printed = Operator.doctor(settings);
        assertEquals(status, printed.status(), printed::toString);
        return printed.out();
    }

    private String examined(int status, String file) throws IOException {
        Path path = Files.writeString(directory.resolve("ci_providers.yml"), file);
        settings.put("CI_PROVIDERS_URL", path.toUri().toString());
        return examined(status);
    }

    private static void assertContains(String out, String... words) {
        for (String each : words) {
            assertTrue(out.contains(each), out);
        }
    }

    @Test
    void aGoodFileIsCounted() throws IOException {
        assertContains(
                examined(0, GITLAB + "      1/2: acme/alpha"),
                "ok       providers' file",
                "its pipelines: 0 of buildkite, 1 of gitlab, 0 of circleci");
    }

    @Test
    void eachProblemIsAFailureWithItsLine() throws IOException {
        assertContains(
                examined(1, GITLAB + "      12: a/b\n      1/2: x"),
                "failure  providers' file",
                "line 4, \"12\": is not a pipeline in the form <namespace_id>/<project_id>",
                "line 5, \"x\": is not a repository in the form owner/repo",
                "a relay that starts answers reports from other CI systems than GitHub with 503");
    }

    @Test
    void whatIsPassedOverIsAWarning() throws IOException {
        assertContains(
                examined(0, GITLAB + "      1/2: {repo: acme/alpha, since: 2026}"),
                "warning  providers' file",
                "line 4, \"since\": is not known of an entry");
    }

    @Test
    void repositoriesThatAreNotHeardAreAWarning() throws IOException {
        assertContains(
                examined(0, GITLAB + "      1/2: acme/unlisted\n      1/3: acme/triggered"),
                "it maps gitlab 1/2 to acme/unlisted, which is not on the allowlist",
                "it maps gitlab 1/3 to acme/triggered, which is at L1");
    }

    @Test
    void pipelinesNeedATrustedIssuer() throws IOException {
        assertContains(
                examined(0, GITLAB + "      1/2: acme/alpha"),
                "warning  providers' file",
                "it has pipelines of gitlab, and OIDC_ISSUER trusts no issuer of that kind");

        settings.put("OIDC_ISSUER", world.issuer().issuer() + "=gitlab");
        assertFalse(examined(0).contains("warning  providers' file"), "an issuer of that kind is trusted");
    }

    @Test
    void anIssuerOfAMappedKindNeedsAFile() {
        settings.put("OIDC_ISSUER", world.issuer().issuer() + "=circleci");

        assertContains(
                examined(0),
                "warning  providers' file",
                "OIDC_ISSUER trusts circleci, and no file says which pipelines stand for a repository",
                "set CI_PROVIDERS_URL");
    }

    @Test
    void aFileThatIsNotThereIsAFailure() {
        settings.put(
                "CI_PROVIDERS_URL", directory.resolve("missing.yml").toUri().toString());

        assertContains(examined(1), "failure  providers' file", "missing.yml does not exist", "CI_PROVIDERS_URL");
    }

    @Test
    void aFileOnGitHubIsReadAsTheRelayWould() {
        world.github().install("pytorch/test-infra");
        world.github().putFile("pytorch/test-infra", "main", "p.yml", GITLAB + "      1/2: acme/alpha");
        settings.put("CI_PROVIDERS_URL", world.github().apiUrl() + "/pytorch/test-infra/blob/main/p.yml");
        assertContains(examined(0), "ok       providers' file");

        settings.put("CI_PROVIDERS_URL", world.github().apiUrl() + "/pytorch/test-infra/blob/main/q.yml");
        assertContains(examined(1), "failure  providers' file", "cannot read q.yml at main of pytorch/test-infra");
    }

    @Test
    void aSettingThatIsWrongIsNamed() {
        for (String wrong : List.of("https://example.com/a/b", "file:relative")) {
            settings.put("CI_PROVIDERS_URL", wrong);
            assertContains(examined(1), "failure  setting CI_PROVIDERS_URL", "skipped  providers' file");
        }
    }

    @Test
    void withoutAFileThereIsNothingToSay() {
        assertFalse(examined(0).contains("providers"), "GitHub Actions needs none");
    }
}
