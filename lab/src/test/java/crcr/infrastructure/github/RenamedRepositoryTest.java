package crcr.infrastructure.github;

import static crcr.lab.simulator.github.GitHubOperation.DISPATCH;
import static crcr.lab.simulator.github.GitHubOperation.INSTALLATION;
import static crcr.lab.simulator.github.GitHubOperation.REPOSITORY;
import static crcr.lab.simulator.github.GitHubOperation.TOKEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.application.allowlist.Allowlists;
import crcr.application.callback.AdmitCaller.Admission;
import crcr.application.callback.Caller;
import crcr.application.dispatch.PresentNames;
import crcr.application.dispatch.SendDispatch.DispatchAnswer;
import crcr.application.trust.KnownIdentities.Known;
import crcr.domain.allowlist.Level;
import crcr.domain.repository.RepositoryName;
import crcr.lab.simulator.SimulatedIds;
import crcr.lab.simulator.github.GitHubFault;
import crcr.lab.simulator.github.GitHubOperation;
import crcr.lab.simulator.github.ReceivedDispatch;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Dispatches to a repository that was renamed, as GitHub has it. */
class RenamedRepositoryTest extends AgainstSimulator {
    private static final DispatchAnswer TAKEN = new DispatchAnswer.Taken();

    /** Lets it report, so that the store remembers its ids. */
    private void report(String repository) {
        Map<String, String> ids = Map.of(
                "repository_id",
                Long.toString(simulator.repositoryId(repository)),
                "repository_owner_id",
                Long.toString(SimulatedIds.owner(repository)));
        RepositoryName name = RepositoryName.of(repository);
        assertEquals(
                new Admission.Granted(),
                store.admission(100).admit(Caller.onGitHub("https://issuer.example", name, new TreeMap<>(ids)), name));
    }

    private void installed(String repository) {
        simulator.install(repository);
        report(repository);
        identities.refresh();
    }

    private List<String> received() {
        return simulator.dispatches().stream().map(ReceivedDispatch::repository).toList();
    }

    private List<GitHubOperation> operationsFrom(int first) {
        return operations().subList(first, operations().size());
    }

    private Optional<String> notedName() {
        return store.identities().all().getFirst().presentName().map(RepositoryName::toString);
    }

    @Test
    void oneThatWasRenamedWhileTheRelayRunsGetsItsDispatchesAtOneCallEach() {
        installed("org/repo");
        assertEquals(TAKEN, send("org/repo"));
        simulator.rename("org/repo", "org/renamed");
        int before = operations().size();

        assertEquals(TAKEN, send("org/repo"));
        assertEquals(List.of(DISPATCH, INSTALLATION, TOKEN, REPOSITORY, DISPATCH), operationsFrom(before));
        assertEquals(TAKEN, send("org/repo"));
        assertEquals(TAKEN, send("Org/Repo"));

        assertEquals(List.of(DISPATCH, DISPATCH), operationsFrom(before + 5));
        assertEquals(List.of("org/repo", "org/renamed", "org/renamed", "org/renamed"), received());
        assertEquals(3, noticed.size());
        assertEquals("org/repo is org/renamed", noticed.getFirst());
        assertEquals(Optional.of("org/renamed"), notedName());
    }

    @Test
    void itsTokenIsForItAlone() {
        installed("org/repo");
        simulator.rename("org/repo", "org/renamed");
        assertEquals(TAKEN, send("org/repo"));

        assertEquals(
                "{\"repository_ids\":[" + simulator.repositoryId("org/renamed")
                        + "],\"permissions\":{\"contents\":\"write\"}}",
                text(simulator.requests(TOKEN).getFirst()));
    }

    @Test
    void oneThatWasRenamedBeforeTheRelayStartedIsFoundToo() {
        installed("org/repo");
        simulator.rename("org/repo", "org/renamed");

        assertEquals(TAKEN, send("org/repo"));
        assertEquals(List.of(INSTALLATION, INSTALLATION, TOKEN, REPOSITORY, DISPATCH), operations());
    }

    @Test
    void anOwnerMayBeRenamedAndARepositoryTwice() {
        installed("org/repo");
        assertEquals(TAKEN, send("org/repo"));
        simulator.rename("org/repo", "org-labs/repo");
        assertEquals(TAKEN, send("org/repo"));
        simulator.rename("org-labs/repo", "org-labs/again");
        assertEquals(TAKEN, send("org/repo"));
        clock.pass(PresentNames.KEPT_FOR);
        assertEquals(TAKEN, send("org/repo"));

        assertEquals(List.of("org/repo", "org-labs/repo", "org-labs/again", "org-labs/again"), received());
        assertEquals(Optional.of("org-labs/again"), notedName());
    }

    @Test
    void whatWasFoundIsLookedAtAgainAfterAWhileAndNotByTheOldName() {
        installed("org/repo");
        simulator.rename("org/repo", "org/renamed");
        assertEquals(TAKEN, send("org/repo"));
        identities.refresh();
        // Somebody else gets the name, and the App is installed there.
        simulator.createAnew("org/repo");
        int before = operations().size();
        clock.pass(PresentNames.KEPT_FOR);

        assertEquals(TAKEN, send("org/repo"));

        assertEquals(List.of(REPOSITORY, DISPATCH), operationsFrom(before));
        assertEquals(List.of("org/renamed", "org/renamed"), received());
    }

    @Test
    void oneThatGotItsNameBackIsReachedByIt() {
        installed("org/repo");
        simulator.rename("org/repo", "org/renamed");
        assertEquals(TAKEN, send("org/repo"));
        identities.refresh();
        simulator.rename("org/renamed", "org/repo");
        clock.pass(PresentNames.KEPT_FOR);

        assertEquals(TAKEN, send("org/repo"));
        assertEquals(Optional.empty(), notedName());
        assertEquals(1, noticed.size());
        identities.refresh();
        int before = operations().size();
        assertEquals(TAKEN, send("org/repo"));
        assertEquals(List.of(DISPATCH), operationsFrom(before));
    }

    @Test
    void oneThatWasGivenToAnotherOwnerIsRefused() {
        installed("org/repo");
        assertEquals(TAKEN, send("org/repo"));
        simulator.transfer("org/repo", "stranger/repo");

        DispatchAnswer.Refused refused = assertInstanceOf(DispatchAnswer.Refused.class, send("org/repo"));

        assertEquals(307, refused.status());
        assertTrue(
                refused.message()
                        .contains("the one that reported under this name is not to be found at its owner: list it"),
                refused::message);
        assertEquals(List.of("org/repo"), received());
    }

    @Test
    void oneThatIsGivenToAnotherOwnerAfterItWasRenamedIsRefusedAtOnce() {
        installed("org/repo");
        simulator.rename("org/repo", "org/renamed");
        assertEquals(TAKEN, send("org/repo"));
        simulator.transfer("org/renamed", "stranger/repo");

        assertInstanceOf(DispatchAnswer.Refused.class, send("org/repo"));
        assertEquals(List.of("org/renamed"), received());
    }

    @Test
    void oneWhoseAppWasInstalledAnewIsFoundAgain() {
        installed("org/repo");
        simulator.rename("org/repo", "org/renamed");
        assertEquals(TAKEN, send("org/repo"));
        simulator.reinstall();
        assertEquals(TAKEN, send("org/repo"));
        simulator.revokeTokens();
        assertEquals(TAKEN, send("org/repo"));

        assertEquals(3, received().size());
    }

    @Test
    void oneThatIsListedUnderBothNamesGetsNothingByTheOldOne() {
        installed("org/repo");
        simulator.rename("org/repo", "org/renamed");
        allowlist =
                Allowlists.inForce(Allowlists.entry(Level.L2, "org/repo"), Allowlists.entry(Level.L2, "org/renamed"));

        DispatchAnswer.Refused refused = assertInstanceOf(DispatchAnswer.Refused.class, send("org/repo"));
        assertEquals(307, refused.status());
        assertTrue(refused.message().contains("take org/repo off the allowlist"), refused::message);
        int before = operations().size();
        assertInstanceOf(DispatchAnswer.Refused.class, send("org/repo"));
        assertEquals(List.of(), operationsFrom(before));
        assertEquals(List.of(), received());

        assertEquals(TAKEN, send("org/renamed"));
        allowlist = Allowlists.inForce(Allowlists.entry(Level.L2, "org/repo"));
        assertEquals(TAKEN, send("org/repo"));
    }

    @Test
    void oneWhoseIdsAreNotKnownIsRefusedWithAdvice() {
        simulator.install("org/repo");
        simulator.rename("org/repo", "org/renamed");

        DispatchAnswer.Refused refused = assertInstanceOf(DispatchAnswer.Refused.class, send("org/repo"));
        assertEquals(301, refused.status());
        assertTrue(refused.message().endsWith("list it under its present name"), refused::message);
        assertEquals(1, operations().size());
    }

    @Test
    void oneThatReportedAMomentAgoIsFollowedWithoutWaitingForTheRefresh() {
        simulator.install("org/repo");
        report("org/repo");
        simulator.rename("org/repo", "org/renamed");
        store.goAway();
        assertInstanceOf(DispatchAnswer.Refused.class, send("org/repo"));
        store.comeBack();

        assertEquals(TAKEN, send("org/repo"));
    }

    @Test
    void oneThatIsForgottenIsNotFollowedAnyMore() {
        installed("org/repo");
        simulator.rename("org/repo", "org/renamed");
        assertEquals(TAKEN, send("org/repo"));
        store.identities().forget(RepositoryName.of("org/repo"));
        identities.refresh();

        assertInstanceOf(DispatchAnswer.Refused.class, send("org/repo"));
    }

    @Test
    void oneWhoseNameSomebodyElseGotIsFoundByItsIdIfTheAppIsNotInstalledThere() {
        installed("org/repo");
        assertEquals(TAKEN, send("org/repo"));
        simulator.rename("org/repo", "org/renamed");
        simulator.createAnew("org/repo");
        simulator.uninstall("org/repo");

        assertEquals(TAKEN, send("org/repo"));
        assertEquals(List.of("org/repo", "org/renamed"), received());
    }

    @Test
    void oneWithoutTheAppIsRefusedAsEver() {
        installed("org/repo");
        simulator.uninstall("org/repo");

        DispatchAnswer.Refused refused = assertInstanceOf(DispatchAnswer.Refused.class, send("org/repo"));
        assertEquals(404, refused.status());
        assertTrue(refused.message().contains("the GitHub App is not installed on org/repo"), refused::message);
    }

    @Test
    void whileGitHubDoesNotTellItIsTriedAgain() {
        installed("org/repo");
        simulator.rename("org/repo", "org/renamed");
        simulator.failNext(1, REPOSITORY, GitHubFault.error(502, "as the test asked"));
        assertInstanceOf(DispatchAnswer.Failed.class, send("org/repo"));
        simulator.failNext(1, REPOSITORY, GitHubFault.error(429, "as the test asked"));
        assertInstanceOf(DispatchAnswer.Limited.class, send("org/repo"));
        simulator.failNext(1, REPOSITORY, new GitHubFault.CannedAnswer(200, Map.of(), "{\"id\":7}"));
        assertInstanceOf(DispatchAnswer.Failed.class, send("org/repo"));

        assertEquals(TAKEN, send("org/repo"));
    }

    @Test
    void idsThatAreNoneOfGitHubsAreNotAskedFor() {
        simulator.install("org/repo");
        Map<String, String> odd = Map.of("repository_id", "../../user", "repository_owner_id", "70");
        RepositoryName name = RepositoryName.of("org/repo");
        store.admission(100).admit(Caller.onGitHub("https://issuer.example", name, new TreeMap<>(odd)), name);
        identities.refresh();
        simulator.rename("org/repo", "org/renamed");

        assertInstanceOf(DispatchAnswer.Refused.class, send("org/repo"));
        assertEquals(List.of(INSTALLATION), operations());
    }

    @Test
    void theRateThatIsLeftIsShownForTheListedOwner() {
        installed("Org/repo");
        simulator.rename("Org/repo", "org-labs/repo");
        assertEquals(TAKEN, send("Org/repo"));

        assertEquals(
                4_998,
                meters.get("crcr.github.rate.remaining")
                        .tag("installation", "org")
                        .gauge()
                        .value());
    }

    @Test
    void aStoreThatIsAwayDoesNotStopADispatch() {
        installed("org/repo");
        simulator.rename("org/repo", "org/renamed");
        store.goAway();

        assertEquals(TAKEN, send("org/repo"));
        store.comeBack();
        assertEquals(
                List.of(Optional.empty()),
                store.identities().all().stream().map(Known::presentName).toList());
        assertEquals(Duration.ofMinutes(10), PresentNames.KEPT_FOR);
    }
}
