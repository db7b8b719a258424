package crcr.application.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import crcr.application.delivery.DeliveryLedger.Acceptance;
import crcr.application.dispatch.DispatchingTarget.Outcome;
import crcr.application.dispatch.SendDispatch.Answer;
import crcr.application.store.MemoryStore;
import crcr.application.store.Scene;
import crcr.application.store.SettableClock;
import crcr.application.store.StoreUnreachableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of a claimed target. */
final class DispatchingTargetTest {
    private final SettableClock clock = new SettableClock();
    private final MemoryStore store = new MemoryStore(clock);
    private final Scene scene = new Scene(store);
    private final List<Dispatch> sent = new ArrayList<>();

    private Outcome dispatch(Target target, Answer answer) {
        return new DispatchingTarget(store.targets(), dispatch -> {
                    sent.add(dispatch);
                    return answer;
                })
                .dispatch(target);
    }

    private Target claimed() {
        scene.accept("d1", "a/one");
        return scene.claim(1).getFirst();
    }

    @Test
    void whatGitHubTakesIsDone() {
        Target target = claimed();
        clock.pass(Duration.ofMillis(1_500));

        assertEquals(new Outcome.Dispatched(Duration.ofMillis(1_500)), dispatch(target, new Answer.Taken()));
        assertEquals(
                List.of(new Dispatch(
                        target, "pull_request", Scene.pullRequest("d1").payload())),
                sent);
        assertEquals(new Acceptance.Repeated(0), scene.accept("d1", "a/one"));
    }

    @Test
    void whatGitHubRefusesHasEndedWithoutSuccess() {
        assertEquals(new Outcome.Refused(404, "Not Found"), dispatch(claimed(), new Answer.Refused(404, "Not Found")));
        assertEquals(new Acceptance.Repeated(1), scene.accept("d1", "a/one"));
    }

    @Test
    void whatDoesNotGetThroughHasEndedWithoutSuccess() {
        assertEquals(new Outcome.Failed("timed out"), dispatch(claimed(), new Answer.Failed("timed out")));
        assertEquals(new Acceptance.Repeated(1), scene.accept("d1", "a/one"));
    }

    @Test
    void whatHasEndedAlreadyIsNotSent() {
        Target target = claimed();
        dispatch(target, new Answer.Taken());

        assertEquals(new Outcome.Obsolete(), dispatch(target, new Answer.Taken()));
        assertEquals(1, sent.size());
    }

    @Test
    void nothingIsSentWhileItCannotBeRecorded() {
        Target target = claimed();
        store.goAway();

        assertThrows(StoreUnreachableException.class, () -> dispatch(target, new Answer.Taken()));
        assertEquals(List.of(), sent);
    }

    @Test
    void anAnswerThatCannotBeRecordedIsNoOutcome() {
        Target target = claimed();
        DispatchingTarget dispatching = new DispatchingTarget(store.targets(), dispatch -> {
            sent.add(dispatch);
            store.goAway();
            return new Answer.Taken();
        });

        assertThrows(StoreUnreachableException.class, () -> dispatching.dispatch(target));
        store.comeBack();
        assertEquals(new Outcome.Dispatched(Duration.ZERO), dispatch(target, new Answer.Taken()));
        assertEquals(2, sent.size());
    }
}
