package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import crcr.application.store.Race;
import crcr.lab.simulator.oidc.SimulatedToken;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A name stands for the repository that it stood for first, until an operator says otherwise
 * (docs/concepts/trust.md#repository-identity).
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RepositoryIdentityTest {
    private static final String TOKEN = "admin-token-of-the-tests";
    private static final String LINE = System.lineSeparator();

    private final World world = World.start();
    private final Operator operator = Operator.of(world);

    @AfterAll
    void end() {
        world.close();
    }

    @BeforeEach
    void forgetEverybody() {
        JsonNode known = operator.get("/trust").assertTaken(200).json();
        for (String of : List.of("identities", "upstreams")) {
            known.path(of)
                    .forEach(each -> operator.post(
                                    "/trust/forget?repo=" + each.path("repo").asText())
                            .assertTaken(200));
        }
    }

    private SimulatedToken token(String repositoryId, String ownerId) {
        return token(world, repositoryId, ownerId);
    }

    private static SimulatedToken token(World world, String repositoryId, String ownerId) {
        return world.token(Surroundings.ALPHA)
                .claim("repository_id", repositoryId)
                .claim("repository_owner_id", ownerId);
    }

    private SimulatedToken withoutIds() {
        return world.token(Surroundings.ALPHA).withoutClaim("repository_id").withoutClaim("repository_owner_id");
    }

    private void assertRefused(SimulatedToken token, String delivery) {
        assertRefused(world, token, delivery);
    }

    private static void assertRefused(World world, SimulatedToken token, String delivery) {
        String detail = world.report(token, Reports.completed(delivery))
                .assertRefused(403)
                .detail();
        assertTrue(detail.contains("./relay trust forget acme/alpha"), detail);
        for (String onRecord : List.of("71001", "72001")) {
            assertFalse(detail.contains(onRecord), detail);
        }
    }

    @Test
    void whoeverTookTheNameOverIsRefusedAndTheFormerOwnerIsNot() {
        String delivery = world.relayedEvent();
        world.report(token("71001", "72001"), Reports.inProgress(delivery)).assertTaken(200);
        int records = world.hud().requests();

        assertRefused(token("71002", "72001"), delivery);
        assertRefused(token("71001", "72002"), delivery);
        assertRefused(token("71002", "72002").repository("ACME/alpha"), delivery);
        assertRefused(withoutIds(), delivery);

        assertEquals(records, world.hud().requests());
        world.report(token("71001", "72001"), Reports.completed(delivery)).assertTaken(200);
    }

    @Test
    void whoeverTookTheNameOverUsesUpNoneOfItsAllowance() {
        try (World limited = World.with(Map.of("RATE_LIMIT_PER_MIN", "2"))) {
            String delivery = limited.relayedEvent();
            limited.report(token(limited, "71001", "72001"), Reports.inProgress(delivery))
                    .assertTaken(200);
            for (int number = 0; number < 10; number++) {
                assertRefused(limited, token(limited, "71002", "72002"), delivery);
            }

            limited.report(token(limited, "71001", "72001"), Reports.completed(delivery))
                    .assertTaken(200);
        }
    }

    @Test
    void ofManyWhoReportAtTheSameMomentUnderOneNameOneIsRemembered() throws InterruptedException {
        String delivery = world.relayedEvent();
        List<RelayAnswer> answers =
                Race.of(10, number -> world.report(token("7100" + number, "72001"), Reports.inProgress(delivery)));

        assertEquals(
                1, answers.stream().filter(answer -> answer.status() == 200).count());
        answers.stream().filter(answer -> answer.status() != 200).forEach(answer -> answer.assertRefused(403));
        assertEquals(1, world.recordsOf(delivery).size());
    }

    @Test
    void anIssuerThatTellsNoIdsIsBelievedUntilItTellsSome() {
        String delivery = world.relayedEvent();
        world.report(withoutIds(), Reports.inProgress(delivery)).assertTaken(200);
        assertEquals(
                0,
                operator.get("/trust")
                        .assertTaken(200)
                        .json()
                        .path("identities")
                        .size());

        world.report(token("71001", "72001"), Reports.completed(delivery)).assertTaken(200);

        assertRefused(withoutIds(), delivery);
    }

    @Test
    void strangersAndRepositoriesAtLevel1AreNotRemembered() {
        world.report("mallory/repo", Reports.inProgress("d")).assertRefused(403);
        world.report(Surroundings.TRIGGERED, Reports.inProgress("d")).assertTaken(200);

        assertEquals(
                0,
                operator.get("/trust")
                        .assertTaken(200)
                        .json()
                        .path("identities")
                        .size());
    }

    @Test
    void anOperatorSeesWhatIsRememberedAndLetsItBeForgotten() {
        String delivery = world.relayedEvent();
        world.report(token("71001", "72001"), Reports.inProgress(delivery)).assertTaken(200);

        JsonNode known = operator.get("/trust").assertTaken(200).json().path("identities");
        assertEquals(1, known.size());
        assertEquals(Surroundings.ALPHA, known.at("/0/repo").asText());
        assertEquals(world.issuer().issuer(), known.at("/0/issuer").asText());
        assertEquals("71001", known.at("/0/repository_id").asText());
        assertEquals("72001", known.at("/0/repository_owner_id").asText());
        assertTrue(known.at("/0/since").asText().endsWith("Z"));

        assertEquals(
                "{\"ok\":true,\"forgotten\":1}",
                operator.post("/trust/forget?repo=Acme/ALPHA").assertTaken(200).body());
        assertEquals(
                "{\"ok\":true,\"forgotten\":0}",
                operator.post("/trust/forget?repo=acme/alpha").assertTaken(200).body());

        world.report(token("71002", "72002"), Reports.completed(delivery)).assertTaken(200);
        assertRefused(token("71003", "72002"), delivery);
    }

    @Test
    void theCommandListsAndForgets() {
        String delivery = world.relayedEvent();
        world.report(token("71001", "72001"), Reports.inProgress(delivery)).assertTaken(200);

        Operator.Printed listed = operator.trust("list");
        assertEquals(0, listed.status(), listed::err);
        // The names of the columns, the upstream, and the one that has reported.
        assertEquals(3, listed.out().lines().count(), listed::out);
        assertTrue(listed.out().startsWith("repo "), listed::out);
        for (String told : List.of(
                "pytorch/pytorch  65600975",
                "(upstream)",
                "acme/alpha       71001",
                "72001",
                world.issuer().issuer())) {
            assertTrue(listed.out().contains(told), listed::out);
        }
        assertTrue(operator.trust("list", "--json").out().startsWith("{\"ok\":true,\"identities\":[{\"repo\":"));

        assertEquals(
                "nothing is on record for acme/other" + LINE,
                operator.trust("forget", "acme/other").out());
        assertEquals(
                new Operator.Printed(
                        0,
                        "forgotten; the next repository to report under the name acme/alpha is remembered" + LINE,
                        ""),
                operator.trust("forget", "acme/alpha"));
        assertEquals(0, operator.trust("forget", Surroundings.UPSTREAM).status());
        assertEquals(
                "no event has been relayed and no repository has reported yet" + LINE,
                operator.trust("list").out());
    }

    @Test
    void onlyAnOperatorLetsItBeForgotten() {
        try (World guarded = World.with(Map.of("ADMIN_TOKEN", TOKEN))) {
            String delivery = guarded.relayedEvent();
            guarded.report(token(guarded, "71001", "72001"), Reports.inProgress(delivery))
                    .assertTaken(200);

            for (Operator stranger : List.of(Operator.of(guarded), Operator.with(guarded, "guessed"))) {
                stranger.post("/trust/forget?repo=acme/alpha").assertRefused(401);
                Operator.Printed printed = stranger.trust("forget", "acme/alpha");
                assertEquals(1, printed.status());
                assertTrue(printed.err().contains("401"), printed::err);
            }
            assertRefused(guarded, token(guarded, "71002", "72002"), delivery);
            assertEquals(
                    0,
                    Operator.with(guarded, TOKEN).trust("forget", "acme/alpha").status());
            guarded.report(token(guarded, "71002", "72002"), Reports.completed(delivery))
                    .assertTaken(200);
        }
    }

    @Test
    void aPageInABrowserForgetsNothing() {
        operator.post("/trust/forget?repo=acme/alpha", "Origin", "https://evil.example")
                .assertRefused(403);
    }

    @ParameterizedTest
    @CsvSource({
        "'', repo is required",
        "?repo=acme, repo must be a repository",
        "?repo=a/b&repo=a/c, repo must be given once",
        "?repo=a/b&all=true, there is no parameter 'all'"
    })
    void aRequestThatIsWrongIsRefusedInWords(String query, String told) {
        RelayAnswer refused = operator.post("/trust/forget" + query).assertRefused(400);
        assertTrue(refused.detail().contains(told), refused::detail);
    }

    @Test
    void theListTakesNoParametersAndForgettingIsNoGet() {
        operator.get("/trust?repo=a/b").assertRefused(400);
        assertEquals(
                "POST",
                operator.get("/trust/forget?repo=a/b").assertRefused(405).header("Allow"));
        operator.post("/trust").assertRefused(405);
    }

    @ParameterizedTest
    @CsvSource({
        "'', list or forget",
        "forgive acme/alpha, there is no 'trust forgive'",
        "forget, forget needs one repository",
        "forget acme, forget needs one repository",
        "forget a/b c/d, forget needs one repository",
        "list a/b, list takes nothing"
    })
    void aCommandThatIsWrongSaysWhy(String command, String told) {
        Operator.Printed printed = operator.trust(List.of(command.split(" ", -1)).stream()
                .filter(word -> !word.isEmpty())
                .toArray(String[]::new));

        assertEquals(2, printed.status());
        assertEquals("", printed.out());
        assertTrue(printed.err().startsWith("relay: "), printed::err);
        assertTrue(printed.err().contains(told), printed::err);
        assertTrue(printed.err().contains("./relay trust --help"), printed::err);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h"})
    void theCommandTellsHowItIsUsed(String option) {
        Operator.Printed printed = operator.trust("forget", option);
        assertEquals(0, printed.status());
        assertTrue(printed.out().startsWith("Usage: ./relay trust list"), printed::out);
    }

    @Test
    void whileTheStoreIsAwayItIsSaidSo() {
        world.store().cut();
        try {
            operator.get("/trust").assertRefusedForNow(503);
            operator.post("/trust/forget?repo=a/b").assertRefusedForNow(503);
            Operator.Printed printed = operator.trust("list");
            assertEquals(1, printed.status());
            assertTrue(printed.err().contains("503: the store cannot be reached"), printed::err);
        } finally {
            world.store().mend();
            world.awaitReady();
        }
    }
}
