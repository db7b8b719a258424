package crcr.endtoend;

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
    private static final String FILE = "providers' file";
    private static final String GITLAB = "providers:\n  gitlab:\n    repo_map:\n";

    @TempDir
    private Path directory = Path.of("");

    private final World world = World.start();
    private final Map<String, String> settings = new HashMap<>(world.settings());

    @AfterEach
    void end() {
        world.close();
    }

    private DoctorReport examined(int status) {
        return DoctorReport.of(status, settings);
    }

    private DoctorReport examined(int status, String file) throws IOException {
        Path path = Files.writeString(directory.resolve("ci_providers.yml"), file);
        settings.put("CI_PROVIDERS_URL", path.toUri().toString());
        return examined(status);
    }

    @Test
    void aGoodFileIsCounted() throws IOException {
        examined(0, GITLAB + "      1/2: acme/alpha")
                .assertFound("ok", FILE, "its pipelines: 0 of buildkite, 1 of gitlab, 0 of circleci", "");
    }

    @Test
    void eachProblemIsAFailureWithItsLine() throws IOException {
        String consequence = "a relay that starts answers reports from other CI systems than GitHub with 503";

        examined(1, GITLAB + "      12: a/b\n      1/2: x")
                .assertFound(
                        "failure",
                        FILE,
                        "line 4, \"12\": is not a pipeline in the form <namespace_id>/<project_id>",
                        consequence)
                .assertFound("failure", FILE, "line 5, \"x\": is not a repository in the form owner/repo", consequence);
    }

    @Test
    void whatIsPassedOverIsAWarning() throws IOException {
        examined(0, GITLAB + "      1/2: {repo: acme/alpha, since: 2026}")
                .assertFound("warning", FILE, "line 4, \"since\": is not known of an entry", "");
    }

    @Test
    void repositoriesThatAreNotHeardAreAWarning() throws IOException {
        examined(0, GITLAB + "      1/2: acme/unlisted\n      1/3: acme/triggered")
                .assertFound("warning", FILE, "it maps gitlab 1/2 to acme/unlisted, which is not on the allowlist", "")
                .assertFound("warning", FILE, "it maps gitlab 1/3 to acme/triggered, which is at L1", "");
    }

    @Test
    void pipelinesNeedATrustedIssuer() throws IOException {
        examined(0, GITLAB + "      1/2: acme/alpha")
                .assertFound(
                        "warning",
                        FILE,
                        "it has pipelines of gitlab, and OIDC_ISSUER trusts no issuer of that kind",
                        "");

        settings.put("OIDC_ISSUER", world.issuer().issuer() + "=gitlab");
        examined(0).assertNo("warning", FILE);
    }

    @Test
    void anIssuerOfAMappedKindNeedsAFile() {
        settings.put("OIDC_ISSUER", world.issuer().issuer() + "=circleci");

        examined(0)
                .assertFound(
                        "warning",
                        FILE,
                        "OIDC_ISSUER trusts circleci, and no file says which pipelines stand for a repository",
                        "set CI_PROVIDERS_URL");
    }

    @Test
    void aFileThatIsNotThereIsAFailure() {
        settings.put(
                "CI_PROVIDERS_URL", directory.resolve("missing.yml").toUri().toString());

        examined(1).assertFound("failure", FILE, "missing.yml does not exist", "CI_PROVIDERS_URL");
    }

    @Test
    void aFileOnGitHubIsReadAsTheRelayWould() {
        world.github().install("pytorch/test-infra");
        world.github().putFile("pytorch/test-infra", "main", "p.yml", GITLAB + "      1/2: acme/alpha");
        settings.put("CI_PROVIDERS_URL", world.github().apiUrl() + "/pytorch/test-infra/blob/main/p.yml");
        examined(0).assertOk(FILE);

        settings.put("CI_PROVIDERS_URL", world.github().apiUrl() + "/pytorch/test-infra/blob/main/q.yml");
        examined(1).assertFound("failure", FILE, "cannot read q.yml at main of pytorch/test-infra", "");
    }

    @Test
    void aSettingThatIsWrongIsNamed() {
        for (String wrong : List.of("https://example.com/a/b", "file:relative")) {
            settings.put("CI_PROVIDERS_URL", wrong);
            examined(1)
                    .assertFound("failure", "setting CI_PROVIDERS_URL", "", "")
                    .assertFound("skipped", FILE, "", "");
        }
    }

    @Test
    void withoutAFileThereIsNothingToSay() {
        examined(0).assertDoesNotMention("providers");
    }
}
