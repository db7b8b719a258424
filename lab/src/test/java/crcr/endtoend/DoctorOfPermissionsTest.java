package crcr.endtoend;

import crcr.lab.simulator.github.GitHubSimulator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the doctor finds of the permissions and events that the App asks for, and of those that it was granted. */
class DoctorOfPermissionsTest {
    @TempDir
    private Path directory = Path.of("");

    private final ExaminedDeployment deployment = ExaminedDeployment.start();
    private final GitHubSimulator github = deployment.github();

    @AfterEach
    void end() {
        deployment.close();
    }

    @Test
    void permissionsAndEventsThatTheAppDoesNotAskForAreNamed() {
        github.ask(Map.of("metadata", "read", "contents", "read"), List.of("push"));

        DoctorReport report = deployment.examined(1);
        report.assertFound(
                "failure",
                "App's permissions",
                "permission contents: write (it has read), permission pull_requests: read (it has none),"
                        + " event pull_request",
                "Permissions & events");
        report.assertFound("failure", "downstream acme/alpha", "contents: write", "acme accept them");
        report.assertFound("failure", "upstream pytorch/pytorch", "event pull_request", "pytorch accept them");
    }

    @Test
    void whatTheAppDoesNotAskForIsAWarningIfALevelIsForIt() throws IOException {
        github.ask(
                Map.of("metadata", "read", "contents", "write", "pull_requests", "read"),
                List.of("pull_request", "push"));

        deployment
                .examined(0)
                .assertFound(
                        "warning",
                        "App's permissions",
                        "what the App asks for lacks permission actions: write (it has none), permission checks: write (it has"
                                + " none), event check_run, event check_suite",
                        "Permissions & events");

        deployment.putAllowlist(directory, "L2:\n  - acme/alpha\n");
        deployment.examined(0).assertFound("warning", "App's permissions", "lacks permission actions: read", "");

        deployment.putAllowlist(directory, "L1:\n  - acme/alpha\n");
        deployment.examined(0).assertOk("App's permissions", "downstream acme/alpha");
    }

    @Test
    void anInstallationThatDoesNotHaveWhatTheAppAsksForIsAFailure() {
        github.accept("other-org", Map.of("metadata", "read", "contents", "read"), List.of());
        deployment.assertOneFailure(
                "downstream Other-Org/Beta.js", "lacks permission contents: write (it has read)", "accept them");
    }

    @Test
    void whatOnlyL3AndL4NeedOfTheUpstreamIsAWarning() throws IOException {
        Map<String, String> permissions = Map.of("metadata", "read", "contents", "write", "pull_requests", "read");
        github.accept("pytorch", permissions, List.of("pull_request", "push"));

        deployment.assertOneWarning(
                "upstream pytorch/pytorch",
                "lacks permission checks: write (it has none), event check_run, event check_suite, without which"
                        + " results of downstreams at L3 and L4 do not show",
                "pytorch accept them");

        deployment.putAllowlist(directory, "L1:\n  - acme/alpha\nL2:\n  - other-org/beta.js\n");
        deployment.examined(0).assertOk("upstream pytorch/pytorch");
    }

    @Test
    void whatEachLevelIsForIsAWarningWhereItIsLacking() throws IOException {
        for (String owner : List.of("acme", "other-org", "npu-org")) {
            github.accept(owner, Map.of("metadata", "read", "contents", "write"), List.of());
        }

        DoctorReport report = deployment.examined(0);
        String silent = "lacks permission actions: read (it has none), without which GitHub is not asked";
        String again = "lacks permission actions: write (it has none), without which its jobs cannot be run again";
        report.assertOk("downstream acme/triggered", "App's permissions");
        report.assertFound("warning", "downstream acme/alpha", silent, "acme accept them");
        report.assertFound("warning", "downstream Other-Org/Beta.js", silent, "Other-Org accept them");
        report.assertFound("warning", "downstream npu-org/npu-repo", again, "npu-org accept them");
        report.assertFound("warning", "downstream acme/delta", again, "acme accept them");

        github.accept("npu-org", Map.of("metadata", "read", "contents", "write", "actions", "read"), List.of());
        deployment
                .examined(0, "npu-org/npu-repo")
                .assertFound("warning", "downstream npu-org/npu-repo", "(it has read)", "");
    }
}
