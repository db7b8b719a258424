package crcr.application.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import crcr.application.dispatch.TargetRecords.Begun;
import crcr.application.dispatch.TargetRecords.PutOff;
import crcr.application.store.Scene;
import crcr.application.store.Store;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link TargetQueue} promises of the events of one pull request. */
public interface OrderContract {
    /** How long the retries here wait. */
    Duration PAUSE = Duration.ofMinutes(5);

    /** A store that was empty when this test began; the same one whenever it is asked for. */
    Store store();

    private Scene scene() {
        return new Scene(store());
    }

    private TargetQueue queue() {
        return store().targets();
    }

    private TargetRecords records() {
        return store().targetRecords();
    }

    /** Accepts an event of pull request 1 for one downstream. */
    private void accept(String id, String action) {
        scene().accept(Scene.pullRequest(id, action, 1), "a/one");
    }

    private Target beginNext(String id) {
        Target target = scene().beginNext();
        assertEquals(id, target.delivery().value());
        return target;
    }

    private void deferNext(String id) {
        assertEquals(id, scene().deferNext().delivery().value());
    }

    private void retry(String id) {
        assertEquals(new PutOff.Scheduled(), records().later(beginNext(id), "timed out", PAUSE));
    }

    private void passThePause() {
        store().pass(PAUSE);
        queue().revive(false);
    }

    // Who waits.

    @Test
    default void aNewerOneWaitsWhileTheOlderOneIsInFlightAndComesAfterItsSuccess() {
        accept("d1", "opened");
        accept("d2", "synchronize");
        Target older = beginNext("d1");
        deferNext("d2");
        scene().assertNothingWaits();

        records().succeeded(older);

        records().succeeded(beginNext("d2"));
        scene().assertNothingWaits();
    }

    @Test
    default void aNewerOneComesAfterTheOlderOneIsDead() {
        accept("d1", "opened");
        accept("d2", "synchronize");
        Target older = beginNext("d1");
        deferNext("d2");

        records().dead(older, "404 Not Found");

        beginNext("d2");
    }

    @Test
    default void aNewerOneComesAfterTheOlderOneIsPutOff() {
        accept("d1", "opened");
        accept("d2", "reopened");
        Target older = beginNext("d1");
        deferNext("d2");

        records().later(older, "timed out", PAUSE);

        beginNext("d2");
    }

    @Test
    default void aNewerOneDoesNotWaitForARetry() {
        accept("d1", "opened");
        retry("d1");

        accept("d2", "reopened");
        beginNext("d2");
    }

    @Test
    default void aNewerOneWaitsForARetryThatIsInFlight() {
        accept("d1", "opened");
        retry("d1");
        passThePause();
        Target older = beginNext("d1");

        accept("d2", "reopened");
        deferNext("d2");
        records().succeeded(older);
        beginNext("d2");
    }

    @Test
    default void aNewerOneThatIsClaimedFirstWaitsForTheFirstAttemptOfTheOlderOne() {
        accept("d1", "opened");
        Target older = scene().claim(1).getFirst();
        accept("d2", "synchronize");

        deferNext("d2");

        assertInstanceOf(Begun.Ready.class, records().begin(older));
        scene().assertNothingWaits();
        records().succeeded(older);
        beginNext("d2");
    }

    @Test
    default void theOrderHoldsAcrossProcesses() {
        Store other = store().anotherProcess();
        accept("d1", "opened");
        Target older = beginNext("d1");
        new Scene(other).accept(Scene.pullRequest("d2", "synchronize", 1), "a/one");

        Target newer = new Scene(other).claim(1).getFirst();
        assertEquals(new Begun.Deferred(), other.targetRecords().begin(newer));

        records().succeeded(older);
        assertEquals(newer.delivery(), new Scene(other).beginNext().delivery());
    }

    @Test
    default void threeInARowKeepTheirOrder() {
        accept("d1", "opened");
        accept("d2", "synchronize");
        accept("d3", "synchronize");
        List<Target> claimed = scene().claim(3);
        assertEquals(new Begun.Deferred(), records().begin(claimed.get(2)));
        assertEquals(new Begun.Deferred(), records().begin(claimed.get(1)));
        assertInstanceOf(Begun.Ready.class, records().begin(claimed.getFirst()));
        scene().assertNothingWaits();

        records().succeeded(claimed.getFirst());
        Target second = beginNext("d2");
        scene().assertNothingWaits();
        records().succeeded(second);
        records().succeeded(beginNext("d3"));
        assertEquals(new Store.Depth(0, 0), store().depth());
    }

    @Test
    default void manyOfOnePullRequestArriveInTheirOrderWhicheverIsClaimedFirst() {
        List<String> ids = new ArrayList<>();
        for (int number = 0; number < 20; number++) {
            ids.add("d" + number);
            accept("d" + number, "synchronize");
        }
        for (Target target : scene().claim(20).reversed()) {
            if (records().begin(target) instanceof Begun.Ready) {
                records().succeeded(target);
            }
        }

        for (String id : ids.subList(1, 20)) {
            records().succeeded(beginNext(id));
        }
        assertEquals(new Store.Depth(0, 0), store().depth());
    }

    @Test
    default void otherPullRequestsDoNotWait() {
        accept("d1", "opened");
        beginNext("d1");

        scene().accept(Scene.pullRequest("d2", "synchronize", 2), "a/one");
        beginNext("d2");
    }

    @Test
    default void otherDownstreamsDoNotWait() {
        accept("d1", "opened");
        beginNext("d1");

        scene().accept(Scene.pullRequest("d2", "synchronize", 1), "b/two");
        beginNext("d2");
    }

    @Test
    default void pushesDoNotWait() {
        scene().accept(Scene.push("d1"), "a/one");
        beginNext("d1");

        scene().accept(Scene.push("d2"), "a/one");
        beginNext("d2");
    }

    // Who is superseded.

    @ParameterizedTest
    @ValueSource(strings = {"synchronize", "closed"})
    default void aNewSituationSupersedesARetryThatWaits(String action) {
        accept("d1", "opened");
        retry("d1");

        accept("d2", action);

        assertEquals(new Store.Depth(1, 0), store().depth());
        records().succeeded(beginNext("d2"));
        passThePause();
        scene().assertNothingWaits();
        assertEquals(new Store.Depth(0, 0), store().depth());
    }

    @ParameterizedTest
    @ValueSource(strings = {"opened", "reopened"})
    default void anythingElseSupersedesNothing(String action) {
        accept("d1", "synchronize");
        retry("d1");

        accept("d2", action);

        assertEquals(new Store.Depth(2, 0), store().depth());
        records().succeeded(beginNext("d2"));
        passThePause();
        records().succeeded(beginNext("d1"));
    }

    @Test
    default void aRetryThatWasClaimedAlreadyIsObsolete() {
        accept("d1", "opened");
        retry("d1");
        passThePause();
        Target retried = scene().claim(1).getFirst();

        accept("d2", "closed");

        assertEquals(new Begun.Obsolete(), records().begin(retried));
        beginNext("d2");
        assertEquals(new Store.Depth(1, 0), store().depth());
    }

    @Test
    default void whatFailsAfterANewSituationWasAcceptedIsSuperseded() {
        accept("d1", "opened");
        Target older = beginNext("d1");
        accept("d2", "synchronize");
        deferNext("d2");

        assertEquals(new PutOff.Superseded(), records().later(older, "timed out", PAUSE));
        assertEquals(new PutOff.Superseded(), records().later(older, "timed out", PAUSE), "and again");

        assertEquals(new Store.Depth(1, 0), store().depth());
        records().succeeded(beginNext("d2"));
        passThePause();
        scene().assertNothingWaits();
    }

    @Test
    default void whatGitHubLimitsAfterANewSituationWasAcceptedIsSuperseded() {
        accept("d1", "opened");
        Target older = beginNext("d1");
        accept("d2", "synchronize");

        records().quiet(older, "429", Optional.of(PAUSE));

        assertEquals(new Store.Depth(1, 0), store().depth());
        deferNext("d2");
        passThePause();
        records().succeeded(beginNext("d2"));
        scene().assertNothingWaits();
    }

    @Test
    default void whatSucceedsAfterANewSituationWasAcceptedHasSucceeded() {
        accept("d1", "opened");
        Target older = beginNext("d1");
        accept("d2", "synchronize");

        records().succeeded(older);

        records().succeeded(beginNext("d2"));
        assertEquals(new Store.Depth(0, 0), store().depth());
    }

    @Test
    default void aFirstAttemptIsNeverDropped() {
        accept("d1", "opened");
        accept("d2", "closed");

        records().succeeded(beginNext("d1"));
        records().succeeded(beginNext("d2"));
    }

    @Test
    default void aFirstAttemptThatWasDeferredIsNotDroppedEither() {
        accept("d1", "opened");
        Target first = beginNext("d1");
        accept("d2", "reopened");
        deferNext("d2");
        accept("d3", "closed");
        deferNext("d3");

        records().succeeded(first);
        records().succeeded(beginNext("d2"));
        records().succeeded(beginNext("d3"));
    }

    @Test
    default void retriesOfOtherPullRequestsAndDownstreamsAreNotSuperseded() {
        scene().accept(Scene.pullRequest("d1", "opened", 2), "a/one");
        retry("d1");
        scene().accept(Scene.pullRequest("d2", "opened", 1), "b/two");
        retry("d2");
        scene().accept(Scene.push("d3"), "a/one");
        retry("d3");

        accept("d4", "closed");

        assertEquals(new Store.Depth(4, 0), store().depth());
    }
}
