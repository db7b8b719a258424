package crcr.endtoend;

import crcr.lab.simulator.github.GitHubFault;
import crcr.lab.simulator.github.GitHubOperation;
import crcr.lab.simulator.github.GitHubSimulator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the doctor finds of the allowlist, its labels and its entries. */
class DoctorOfAllowlistTest {
    @TempDir
    private Path directory = Path.of("");

    private final ExaminedDeployment deployment = ExaminedDeployment.start();
    private final Map<String, String> settings = deployment.settings();
    private final GitHubSimulator github = deployment.github();

    @AfterEach
    void end() {
        deployment.close();
    }

    @Test
    void eachProblemOfTheAllowlistIsNamed() throws IOException {
        deployment.putAllowlist(directory, "L1:\n  - nonsense\nL9:\n  - acme/alpha\n");

        DoctorReport report = deployment.examined(1);
        report.assertFound("failure", "allowlist", "line 2", "correct it there");
        report.assertFound("failure", "allowlist", "line 3", "correct it there");
        report.assertFound("skipped", "downstreams", "allowlist cannot be used", "");
    }

    @Test
    void anAllowlistThatIsNotThereIsAFailure() {
        settings.put("ALLOWLIST_URL", directory.resolve("missing.yml").toUri().toString());
        deployment.assertOneFailure("allowlist", "does not exist", "ALLOWLIST_URL");
    }

    @Test
    void thatAPublicAllowlistIsReadWithoutATokenIsSaid() {
        github.uninstall("pytorch/allowlists");
        github.makePublic("pytorch/allowlists");

        DoctorReport report = deployment.examined(0);
        report.assertFound("ok", "allowlist", "it lists ", "");
        report.assertFound("ok", "allowlist", "not installed on pytorch/allowlists, so the file is read without", "");
    }

    @Test
    void anAllowlistThatIsNeitherPublicNorTheAppsIsAFailure() {
        github.uninstall("pytorch/allowlists");
        deployment
                .examined(1)
                .assertFound("failure", "allowlist", "if the repository is not public, install the App", "public");
    }

    @Test
    void anAllowlistOfNobodyIsAWarning() throws IOException {
        deployment.putAllowlist(directory, "L1: []\n");
        deployment.assertOneWarning("allowlist", "lists nobody", "list the repositories");
    }

    @Test
    void whatOfTheAllowlistIsNotKnownIsAWarningThatNamesItsLine() throws IOException {
        deployment.putAllowlist(directory, "L2:\n  - acme/alpha:\n      gpu: mi300\n");
        deployment.assertOneWarning("allowlist", "line 3, \"gpu\": is not known", "consider an update");
    }

    @Test
    void anAllowlistOfNobodyToDispatchToIsAWarning() throws IOException {
        deployment.putAllowlist(directory, "L2:\n  - acme/alpha: {events: [nightly]}\n");
        deployment.assertOneWarning(
                "allowlist", "lists nobody who takes part in pull_request", "list the repositories");
    }

    @Test
    void whoGetsNoDispatchesNeedsNoInstallation() throws IOException {
        github.uninstall("acme/beta");
        deployment.putAllowlist(directory, "L1:\n  - acme/alpha\nL2:\n  - acme/beta: {events: [nightly]}\n");

        DoctorReport all = deployment.examined(0);
        all.assertFound("ok", "allowlist", "it lists 2: 1 at L1, 1 at L2, 0 at L3, 0 at L4; 1 of them gets no", "");
        all.assertOk("downstream acme/alpha");
        DoctorReport one = deployment.examined(0, "acme/beta");
        one.assertFound("ok", "entry of acme/beta", "L2, for nightly only: it gets no dispatches, and its results", "");
    }

    @Test
    void oneDownstreamIsLookedAtAlone() {
        DoctorReport report = deployment.examined(0, "NPU-ORG/npu-repo");

        report.assertFound("ok", "entry of NPU-ORG/npu-repo", "L3 for npu: it gets dispatches, and its results", "");
        report.assertOk("downstream NPU-ORG/npu-repo", "upstream pytorch/pytorch", "Redis");
        report.assertDoesNotMention("downstream acme/alpha");
    }

    @Test
    void aDownstreamThatIsNotListedIsAFailureAndItsInstallationIsLookedAt() {
        github.install("acme/unlisted");

        DoctorReport report = deployment.examined(1, "acme/unlisted");
        report.assertFound("failure", "entry of acme/unlisted", "not on the allowlist", "add it");
        report.assertOk("downstream acme/unlisted");
    }

    @Test
    void aLabelThatIsNotThereIsAWarning() throws IOException {
        deployment.putAllowlist(directory, "L3:\n  npu:\n    - npu-org/npu-repo\n  xpu:\n    - acme/alpha\n");

        deployment.assertOneWarning(
                "label ciflow/crcr/xpu", "is not there on pytorch/pytorch", "create it on pytorch/pytorch");
        deployment.examined(0).assertOk("label ciflow/crcr/npu");
    }

    @Test
    void aLabelThatCannotBeLookedAtIsSkipped() {
        github.failNext(1, GitHubOperation.LABEL, GitHubFault.error(503, "try later"));

        deployment.examined(0).assertFound("skipped", "label ciflow/crcr/npu", "503 try later", "");
    }
}
