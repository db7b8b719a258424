package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import crcr.lab.simulator.github.GitHubOperation;
import crcr.lab.simulator.github.GitHubSimulator;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the doctor finds of this machine's clock, by GitHub's. */
class DoctorOfClockTest {
    @TempDir
    private Path directory = Path.of("");

    private final ExaminedDeployment deployment = ExaminedDeployment.start();
    private final Map<String, String> settings = deployment.settings();

    @AfterEach
    void end() {
        deployment.close();
    }

    private GitHubSimulator elsewhere(int secondsOfGitHub) throws IOException {
        GitHubSimulator elsewhere =
                GitHubSimulator.start(0, Clock.offset(Clock.systemUTC(), Duration.ofSeconds(secondsOfGitHub)));
        elsewhere.install(Surroundings.UPSTREAM, "acme/alpha");
        settings.put("GITHUB_API_URL", elsewhere.apiUrl().toString());
        settings.put("GITHUB_APP_PRIVATE_KEY", elsewhere.privateKeyPkcs8());
        deployment.putAllowlist(directory, "L2:\n  - acme/alpha\n");
        return elsewhere;
    }

    @ParameterizedTest
    @CsvSource({
        "0, ok, agrees",
        "10, warning, s behind GitHub",
        "-10, warning, s ahead of GitHub",
        "45, failure, s behind GitHub",
        "-45, failure, s ahead of GitHub"
    })
    void aClockThatIsOffIsFound(int secondsOfGitHub, String result, String words) throws IOException {
        try (GitHubSimulator elsewhere = elsewhere(secondsOfGitHub)) {
            DoctorReport report = deployment.examined(result.equals("failure") ? 1 : 0);
            report.assertFound(result, "clock", words, result.equals("ok") ? "" : "NTP");
            report.assertOk("GitHub");
            assertEquals(1, elsewhere.requests(GitHubOperation.APP).size());
        }
    }

    @Test
    void aClockForWhichGitHubRefusesTheAppIsNamedAsTheCause() throws IOException {
        try (GitHubSimulator elsewhere = elsewhere(-120)) {
            deployment.examined(1).assertFound("failure", "GitHub", "it answered 401", "clock first");
            assertEquals(1, elsewhere.requests(GitHubOperation.APP).size());
        }
    }
}
