package crcr.endtoend;

import crcr.lab.simulator.github.GitHubFault;
import crcr.lab.simulator.github.GitHubOperation;
import crcr.lab.simulator.github.GitHubSimulator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the doctor finds of the repositories on which the App is to be installed: renamed ones too. */
class DoctorOfInstallationsTest {
    private final ExaminedDeployment deployment = ExaminedDeployment.start();
    private final GitHubSimulator github = deployment.github();

    @AfterEach
    void end() {
        deployment.close();
    }

    @Test
    void anUpstreamWithoutTheAppIsAFailure() {
        github.uninstall(Surroundings.UPSTREAM);
        deployment.assertOneFailure("upstream pytorch/pytorch", "not installed", "let pytorch install the App");
    }

    @Test
    void aSuspendedInstallationIsAFailure() {
        github.suspend("npu-org");
        deployment.assertOneFailure("downstream npu-org/npu-repo", "suspended since 2026-05-04", "unsuspend");
    }

    @Test
    void aDownstreamThatWasRenamedIsNamed() {
        github.rename("acme/delta", "acme/delta-renamed");

        deployment.assertOneWarning(
                "downstream acme/delta",
                "it was renamed: GitHub knows it as acme/delta-renamed now",
                "list it as acme/delta-renamed instead");
    }

    @Test
    void anUpstreamThatWasRenamedIsNamed() {
        github.rename(Surroundings.UPSTREAM, "pytorch/renamed");

        deployment.assertOneWarning(
                "upstream pytorch/pytorch",
                "it was renamed: GitHub knows it as pytorch/renamed now",
                "set UPSTREAM_REPO to pytorch/renamed");
    }

    @Test
    void aRedirectThatLeadsNowhereIsAFailure() {
        github.failNext(
                1,
                request -> request.repository().filter("acme/delta"::equals).isPresent(),
                GitHubFault.error(301, "Moved Permanently"));
        deployment.assertOneFailure(
                "downstream acme/delta", "was renamed or given to another owner", "check how the name is written");
    }

    @Test
    void oneThatWasRenamedAndLostTheAppIsAFailure() {
        github.rename("acme/delta", "acme/delta-renamed");
        github.uninstall("acme/delta-renamed");

        deployment.assertOneFailure(
                "downstream acme/delta", "the App is not installed on it there", "what it is called now");
    }

    @Test
    void oneThatWasRenamedAndLacksAPermissionIsToldSo() {
        github.rename("acme/delta", "delta-org/delta");
        github.accept("delta-org", Map.of("metadata", "read", "contents", "read"), List.of());

        deployment.assertOneFailure(
                "downstream acme/delta", "lacks permission contents: write", "delta-org accept them");
    }

    @Test
    void aRateLimitEndsTheLooksAtDownstreamsAndNothingElse() {
        github.failNext(
                1,
                request -> request.repository().filter("acme/alpha"::equals).isPresent(),
                GitHubFault.error(403, "You have exceeded a secondary rate limit"));

        DoctorReport report = deployment.examined(1);
        report.assertFound("failure", "downstream acme/alpha", "rate limit", "again in a while");
        report.assertFound("skipped", "3 more downstreams", "rate limit is used up", "");
        report.assertOk("downstream acme/triggered", "Redis", "HUD");
    }

    @Test
    void whatIsLeftOfTheRateLimitIsLeftToTheRelay() {
        github.failNext(
                1,
                request -> request.repository().filter("acme/triggered"::equals).isPresent(),
                new GitHubFault.CannedAnswer(404, Map.of("X-RateLimit-Remaining", "10"), "{}"));
        github.failNext(
                1,
                request -> request.repository().filter("acme/alpha"::equals).isPresent(),
                new GitHubFault.CannedAnswer(
                        200,
                        Map.of("X-RateLimit-Remaining", "10"),
                        "{\"id\":1,\"permissions\":{\"actions\":\"read\",\"contents\":\"write\",\"metadata\":\"read\"}}"));

        DoctorReport report = deployment.examined(1);
        report.assertOk("downstream acme/alpha");
        report.assertFound("skipped", "3 more downstreams", "the relay needs them", "");
    }

    @Test
    void aGitHubThatDoesNotAnswerIsNotAskedForEveryDownstream() {
        github.failNext(
                10,
                request -> request.operation() == GitHubOperation.INSTALLATION
                        && !request.repository().orElse("").startsWith("pytorch/"),
                new GitHubFault.Reset());

        DoctorReport report = deployment.examined(1);
        report.assertFound("failure", "downstream acme/triggered", "did not answer", "again in a while");
        report.assertFound("skipped", "2 more downstreams", "3 times in a row", "");
    }
}
