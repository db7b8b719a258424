package crcr.application.explanation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.application.delivery.IgnoredDelivery;
import crcr.application.dispatch.Target;
import crcr.application.explanation.Step.Kind;
import crcr.application.store.Race;
import crcr.application.store.Scene;
import crcr.application.store.Store;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.repository.RepositoryName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** What every {@link DeliveryHistory} promises. */
public interface DeliveryHistoryContract {
    /** The downstream that is asked for. */
    RepositoryName ONE = RepositoryName.of("a/one");

    /** How long the retries here wait. */
    Duration PAUSE = Duration.ofMinutes(5);

    /** A store that was empty when this test began; the same one whenever it is asked for. */
    Store store();

    private Scene scene() {
        return new Scene(store());
    }

    private List<PastDelivery> find(Sought sought) {
        return store().history().find(sought, ONE, 20);
    }

    private List<PastDelivery> find(String id) {
        return find(new Sought.Delivery(new DeliveryId(id)));
    }

    private Fate fate(String id) {
        List<PastDelivery> found = find(id);
        assertEquals(1, found.size(), found::toString);
        return assertInstanceOf(PastDelivery.Accepted.class, found.getFirst())
                .fate()
                .orElseThrow();
    }

    private Stage stage(String id) {
        return fate(id).stage();
    }

    private <T extends Stage> T stage(Class<T> expected, String id) {
        return assertInstanceOf(expected, stage(id));
    }

    private static List<Kind> kinds(Fate fate) {
        return fate.steps().stream().map(Step::kind).toList();
    }

    private static IgnoredDelivery ignored(String id, long pullRequest) {
        return new IgnoredDelivery(
                new DeliveryId(id),
                "pull_request",
                Optional.of("labeled"),
                OptionalLong.of(pullRequest),
                "action labeled of pull_request is not relayed");
    }

    // It may be noted in a moment only.
    private void ignore(IgnoredDelivery delivery) {
        store().ignored().remember(delivery);
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (find(new Sought.Delivery(delivery.id())).isEmpty()) {
            assertTrue(System.nanoTime() < end, "it is not noted");
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }

    private static List<String> ids(List<PastDelivery> found) {
        return found.stream()
                .map(past -> switch (past) {
                    case PastDelivery.Ignored each -> each.delivery().id().value();
                    case PastDelivery.Accepted each -> each.id().value();
                })
                .toList();
    }

    private void fail(String id, String reason) {
        scene().accept(id, "a/one");
        failNext(reason);
    }

    private void failNext(String reason) {
        store().targetRecords().later(scene().beginNext(), reason, PAUSE);
    }

    private void passAPause() {
        store().pass(PAUSE);
        store().targets().revive(false);
    }

    // What is found.

    @Test
    default void whatNeverCameIsNotFound() {
        assertEquals(List.of(), find("d1"));
        assertEquals(List.of(), find(new Sought.PullRequest(Scene.UPSTREAM, 1)));
        assertEquals(List.of(), find(new Sought.Latest()));
    }

    @Test
    default void aDeliveryIsFoundWithItsEvent() {
        scene().accept(Scene.pullRequest("d1", "synchronize", 7), "a/one");

        PastDelivery.Accepted found =
                assertInstanceOf(PastDelivery.Accepted.class, find("d1").getFirst());
        assertEquals(Scene.pullRequest("d1", "synchronize", 7).event(), found.event());
        assertEquals(new DeliveryId("d1"), found.id());
    }

    @Test
    default void theLatestDeliveriesComeFirstAndNoMoreThanAreAskedFor() {
        List.of("d1", "d2", "d3").forEach(id -> scene().accept(id, "a/one"));

        assertEquals(List.of("d3", "d2", "d1"), ids(find(new Sought.Latest())));
        assertEquals(List.of("d3", "d2"), ids(store().history().find(new Sought.Latest(), ONE, 2)));
    }

    @Test
    default void aRepeatedDeliveryIsFoundOnce() {
        scene().accept("d1", "a/one");
        scene().accept("d1", "a/one");

        assertEquals(List.of("d1"), ids(find(new Sought.Latest())));
    }

    @Test
    default void theDeliveriesOfAPullRequestAreFound() {
        scene().accept(Scene.pullRequest("d1", "opened", 7), "a/one");
        scene().accept(Scene.pullRequest("d2", "opened", 77), "a/one");
        scene().accept(Scene.push("d3"), "a/one");
        scene().accept(Scene.pullRequest("d4", "synchronize", 7), "a/one");

        assertEquals(List.of("d4", "d1"), ids(find(new Sought.PullRequest(Scene.UPSTREAM, 7))));
    }

    @Test
    default void whatWasNotRelayedIsFoundWithItsReason() {
        ignore(ignored("d1", 7));

        PastDelivery.Ignored found =
                assertInstanceOf(PastDelivery.Ignored.class, find("d1").getFirst());
        assertEquals(ignored("d1", 7), found.delivery());
        assertEquals(List.of("d1"), ids(find(new Sought.PullRequest(Scene.UPSTREAM, 7))));
        assertEquals(List.of("d1"), ids(find(new Sought.Latest())));
        assertEquals(List.of(), find(new Sought.PullRequest(Scene.UPSTREAM, 8)));
        assertEquals(List.of(), find("d2"));
    }

    @Test
    default void whatWasNotRelayedNeedsNeitherActionNorPullRequest() {
        IgnoredDelivery bare = new IgnoredDelivery(
                new DeliveryId("d1"), "star", Optional.empty(), OptionalLong.empty(), "event star is not relayed");
        ignore(bare);

        assertEquals(
                bare,
                assertInstanceOf(PastDelivery.Ignored.class, find("d1").getFirst())
                        .delivery());
    }

    @Test
    default void whatWasRelayedAndWhatWasNotComeInTheOrderOfTheirArrival() {
        ignore(ignored("d1", 7));
        store().pass(Duration.ofMillis(2));
        LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
        scene().accept(Scene.pullRequest("d2", "opened", 7), "a/one");

        assertEquals(List.of("d2", "d1"), ids(find(new Sought.PullRequest(Scene.UPSTREAM, 7))));
    }

    // Whom it went to.

    @Test
    default void whoIsNoneOfTheTargetsHasNoFate() {
        scene().accept("d1", "b/two");

        assertEquals(
                Optional.empty(),
                assertInstanceOf(PastDelivery.Accepted.class, find("d1").getFirst())
                        .fate());
    }

    @Test
    default void theSpellingOfANameMakesNoDifference() {
        scene().accept("d1", "A/One");

        assertEquals(new Stage.WaitsForWorker(), stage("d1"));
    }

    // How far it has come.

    @Test
    default void whatNobodyHasClaimedWaitsForAWorker() {
        scene().accept("d1", "a/one");

        assertEquals(new Fate(new Stage.WaitsForWorker(), 0, List.of()), fate("d1"));
    }

    @Test
    default void whatComesAfterAnOlderEventOfItsPullRequestTellsWhich() {
        scene().accept(Scene.pullRequest("d1", "opened", 7), "a/one");
        scene().beginNext();
        scene().accept(Scene.pullRequest("d2", "reopened", 7), "a/one");
        scene().deferNext();

        assertEquals(new Stage.WaitsForOlder(Optional.of(new DeliveryId("d1"))), stage("d2"));
    }

    @Test
    default void anAttemptThatHasBegunIsUnderWay() {
        scene().begin("d1", "a/one");

        stage(Stage.Begun.class, "d1");
        assertEquals(1, fate("d1").attempts());
    }

    @Test
    default void whatGitHubTookIsDispatched() {
        store().targetRecords().succeeded(scene().begin("d1", "a/one"));

        Stage.Dispatched stage = stage(Stage.Dispatched.class, "d1");
        assertEquals(List.of(Kind.TAKEN), kinds(fate("d1")));
        assertFalse(stage.at().isBefore(find("d1").getFirst().at()));
    }

    @Test
    default void whatFailedTellsTheAnswerAndWhenItIsTriedAgain() {
        fail("d1", "502 Bad Gateway");

        Stage.WaitsForRetry stage = stage(Stage.WaitsForRetry.class, "d1");
        Step step = fate("d1").steps().getFirst();
        assertEquals(Kind.FAILED, step.kind());
        assertEquals("502 Bad Gateway", step.text());
        assertEquals(
                PAUSE,
                Duration.between(step.at(), stage.until())
                        .plusMillis(500)
                        .truncatedTo(java.time.temporal.ChronoUnit.SECONDS));
    }

    @Test
    default void whatFailedAndSucceededTellsBoth() {
        fail("d1", "502 Bad Gateway");
        passAPause();
        store().targetRecords().succeeded(scene().beginNext());

        stage(Stage.Dispatched.class, "d1");
        assertEquals(List.of(Kind.FAILED, Kind.TAKEN), kinds(fate("d1")));
        assertEquals(2, fate("d1").attempts());
    }

    @Test
    default void anOwnerThatIsLeftAloneHoldsEverythingThatGoesThere() {
        scene().accept("d1", "a/one");
        store().targetRecords().quiet(scene().beginNext(), "secondary rate limit", Optional.of(PAUSE));
        scene().accept("d2", "a/one");

        Stage.WaitsForOwner first = stage(Stage.WaitsForOwner.class, "d1");
        assertEquals(first, stage("d2"));
        assertEquals(List.of(Kind.LIMITED), kinds(fate("d1")));
        assertEquals("secondary rate limit", fate("d1").steps().getFirst().text());
        assertEquals(0, fate("d1").attempts());
    }

    @Test
    default void aDownstreamThatKeepsFailingIsPaused() {
        for (int failure = 1; failure <= 5; failure++) {
            fail("d" + failure, "502 Bad Gateway");
        }
        scene().accept("d6", "a/one");

        stage(Stage.WaitsForPause.class, "d6");
    }

    @Test
    default void whatANewerEventSupersededWhileItWaitedTellsWhichOne() {
        scene().accept(Scene.pullRequest("d1", "opened", 7), "a/one");
        failNext("502 Bad Gateway");
        scene().accept(Scene.pullRequest("d2", "synchronize", 7), "a/one");

        assertEquals(new DeliveryId("d2"), stage(Stage.Superseded.class, "d1").by());
    }

    @Test
    default void whatANewerEventSupersededWhileItWasSentTellsWhichOneAndTheAnswer() {
        scene().accept(Scene.pullRequest("d1", "opened", 7), "a/one");
        Target target = scene().beginNext();
        scene().accept(Scene.pullRequest("d2", "synchronize", 7), "a/one");
        store().targetRecords().later(target, "502 Bad Gateway", PAUSE);

        assertEquals(new DeliveryId("d2"), stage(Stage.Superseded.class, "d1").by());
        assertEquals("502 Bad Gateway", fate("d1").steps().getFirst().text());
    }

    @Test
    default void whatWasGivenUpTellsWhy() {
        store().targetRecords().dead(scene().begin("d1", "a/one"), "404 Not Found");

        assertEquals("404 Not Found", stage(Stage.Dead.class, "d1").reason());
        assertEquals(List.of(Kind.FAILED), kinds(fate("d1")));
    }

    @Test
    default void whatWasGivenUpAndCameAgainTellsBoth() {
        store().targetRecords().dead(scene().begin("d1", "a/one"), "404 Not Found");
        scene().accept("d1", "a/one");

        assertEquals(new Stage.WaitsForWorker(), stage("d1"));
        assertEquals(List.of(Kind.FAILED, Kind.REQUEUED), kinds(fate("d1")));
    }

    @Test
    default void theAttemptOfAProcessThatIsGoneHasNoAnswer() {
        scene().begin("d1", "a/one");
        store().pass(store().lease());
        store().targets().revive(true);
        store().targetRecords().succeeded(scene().beginNext());

        assertEquals(List.of(Kind.UNANSWERED, Kind.TAKEN), kinds(fate("d1")));
    }

    // What is kept is bounded.

    @Test
    default void theLastTwentyStepsAreKept() {
        scene().accept("d1", "a/one");
        for (int attempt = 1; attempt <= 25; attempt++) {
            store().targetRecords().dead(scene().beginNext(), "answer " + attempt);
            scene().accept("d1", "a/one");
        }

        List<Step> steps = fate("d1").steps();
        assertEquals(Fate.MOST_STEPS, steps.size());
        assertEquals("answer 25", steps.get(Fate.MOST_STEPS - 2).text());
    }

    @Test
    default void aLongAnswerIsCutBetweenTwoCharacters() {
        for (String filler : List.of("x", "ü", "漢", "x😀")) {
            fail("long-" + filler.length() + filler.codePointAt(0), filler.repeat(300));
            String text = fate("long-" + filler.length() + filler.codePointAt(0))
                    .steps()
                    .getFirst()
                    .text();
            assertTrue(text.length() <= 200, () -> text.length() + " characters");
            assertTrue(filler.repeat(300).startsWith(text), text);
            assertTrue(text.length() >= 48, text);
        }
    }

    // Processes.

    @Test
    default void anotherProcessTellsTheSame() {
        fail("d1", "502 Bad Gateway");

        assertEquals(
                find("d1"),
                store().anotherProcess().history().find(new Sought.Delivery(new DeliveryId("d1")), ONE, 20));
    }

    @Test
    default void whatIsAskedForWhileItMovesIsTrueOfSomeMoment() throws InterruptedException {
        Target target = scene().begin("d1", "a/one");

        List<Boolean> sound = Race.of(20, number -> {
            if (number == 7) {
                store().targetRecords().succeeded(target);
            }
            Fate fate = fate("d1");
            return fate.stage() instanceof Stage.Dispatched == kinds(fate).equals(List.of(Kind.TAKEN));
        });

        assertFalse(sound.contains(false), "a stage and its steps are of one moment");
    }
}
