package crcr.infrastructure.github;

import static crcr.lab.simulator.github.GitHubOperation.DISPATCH;
import static crcr.lab.simulator.github.GitHubOperation.INSTALLATION;
import static crcr.lab.simulator.github.GitHubOperation.TOKEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.application.dispatch.SendDispatch.DispatchAnswer;
import crcr.lab.simulator.github.GitHubFault;
import crcr.lab.simulator.github.GitHubOperation;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutdatedAccessTest extends AgainstSimulator {
    private static final DispatchAnswer TAKEN = new DispatchAnswer.Taken();

    @BeforeEach
    void dispatchOnce() {
        simulator.install("org/repo");
        assertEquals(TAKEN, send("org/repo"));
    }

    @Test
    void aRevokedTokenIsReplacedOnce() {
        simulator.revokeTokens();

        assertEquals(TAKEN, send("org/repo"));
        assertEquals(List.of(DISPATCH, TOKEN, DISPATCH), sinceTheFirst());
    }

    @Test
    void aFreshTokenThatIsNotAcceptedEitherIsAFailure() {
        simulator.failNext(2, DISPATCH, GitHubFault.error(401, "Bad credentials"));

        DispatchAnswer.Failed failed = assertInstanceOf(DispatchAnswer.Failed.class, send("org/repo"));
        assertEquals("GitHub answered 401 Bad credentials, to a fresh token", failed.cause());
        assertEquals(List.of(DISPATCH, TOKEN, DISPATCH), sinceTheFirst());
    }

    @Test
    void anAppThatWasInstalledAnewIsFoundAgain() {
        simulator.reinstall();

        assertEquals(TAKEN, send("org/repo"));
        assertEquals(List.of(DISPATCH, TOKEN, INSTALLATION, TOKEN, DISPATCH), sinceTheFirst());
        assertEquals(TAKEN, send("org/repo"));
        assertEquals(6, sinceTheFirst().size());
    }

    @Test
    void aRepositoryThatIsNotFoundIsLookedUpOnceMoreAndThenRefused() {
        simulator.failNext(2, DISPATCH, GitHubFault.error(404, "Not Found"));

        assertEquals(new DispatchAnswer.Refused(404, "Not Found"), send("org/repo"));
        assertEquals(List.of(DISPATCH, INSTALLATION, TOKEN, DISPATCH), sinceTheFirst());
    }

    @Test
    void aRepositoryThatIsNotFoundRightAfterItsLookUpIsRefusedAtOnce() {
        simulator.install("org/fresh");
        simulator.failNext(1, DISPATCH, GitHubFault.error(404, "Not Found"));

        assertEquals(new DispatchAnswer.Refused(404, "Not Found"), send("org/fresh"));
        assertEquals(List.of(INSTALLATION, TOKEN, DISPATCH), sinceTheFirst());
    }

    @Test
    void anAppThatWasTakenAwayIsNamedAsTheCause() {
        simulator.uninstall("org/repo");

        DispatchAnswer.Refused refused = assertInstanceOf(DispatchAnswer.Refused.class, send("org/repo"));
        assertEquals(404, refused.status());
        assertTrue(refused.message().contains("not installed on org/repo"), refused.message());
        assertEquals(List.of(DISPATCH, INSTALLATION), sinceTheFirst());
    }

    @Test
    void aTokenThatTheInstallationNoLongerGivesIsAskedOfTheCurrentOne() {
        simulator.revokeTokens();
        simulator.failNext(1, TOKEN, GitHubFault.error(422, "There is at least one repository that does not exist"));

        assertEquals(TAKEN, send("org/repo"));
        assertEquals(List.of(DISPATCH, TOKEN, INSTALLATION, TOKEN, DISPATCH), sinceTheFirst());
    }

    private List<GitHubOperation> sinceTheFirst() {
        return operations().subList(3, operations().size());
    }
}
