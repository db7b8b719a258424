package crcr.application.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.application.delivery.DeliveryLedger.Acceptance;
import crcr.application.dispatch.DispatchingTarget.Attempt;
import crcr.application.dispatch.DispatchingTarget.TargetOutcome;
import crcr.application.dispatch.SendDispatch.DispatchAnswer;
import crcr.application.store.MemoryStore;
import crcr.application.store.Scene;
import crcr.application.store.SettableClock;
import crcr.application.store.Store;
import crcr.application.store.StoreUnreachableException;
import crcr.domain.callback.CallbackToken;
import crcr.domain.callback.TokenBinding;
import crcr.domain.delivery.Delivery;
import crcr.domain.repository.RepositoryName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What becomes of a claimed target. */
final class DispatchingTargetTest {
    private static final double CHANCE = 0.5;
    private static final DispatchAnswer TIMED_OUT = new DispatchAnswer.Failed("timed out");

    private final SettableClock clock = new SettableClock();
    private final MemoryStore store = new MemoryStore(clock);
    private final Scene scene = new Scene(store);
    private final List<Dispatch> sent = new ArrayList<>();
    private final List<CallbackToken> tokens = new ArrayList<>();

    private DispatchingTarget answered(DispatchAnswer answer) {
        return new DispatchingTarget(
                store.targetRecords(),
                binding -> new CallbackToken(binding.toString()),
                (dispatch, token) -> {
                    sent.add(dispatch);
                    tokens.add(token);
                    return answer;
                },
                () -> CHANCE);
    }

    private Attempt.Made made(Target target, DispatchAnswer answer) {
        return assertInstanceOf(Attempt.Made.class, answered(answer).attempt(target));
    }

    private TargetOutcome dispatch(Target target, DispatchAnswer answer) {
        return answered(answer).record(made(target, answer));
    }

    private Target claimed() {
        scene.accept("d1", "a/one");
        return scene.claim(1).getFirst();
    }

    private Target comesAgainAfter(Duration pause) {
        clock.pass(pause);
        store.targets().revive(false);
        return scene.claim(1).getFirst();
    }

    private static Duration pauseAfter(int attempt) {
        return DispatchingTarget.BACKOFF.after(attempt, Duration.ZERO, CHANCE).orElseThrow();
    }

    @Test
    void whatGitHubTakesIsDone() {
        Target target = claimed();
        clock.pass(Duration.ofMillis(1_500));

        assertEquals(
                new TargetOutcome.Dispatched(Duration.ofMillis(1_500)), dispatch(target, new DispatchAnswer.Taken()));
        assertEquals(
                List.of(new Dispatch(
                        target,
                        Scene.pullRequest("d1").event(),
                        Scene.pullRequest("d1").payload(),
                        1)),
                sent);
        assertEquals(new Acceptance.Repeated(0), scene.accept("d1", "a/one"));
    }

    @Test
    void aDispatchCarriesATokenThatIsBoundToItAnewEachTimeItIsSent() {
        dispatch(claimed(), TIMED_OUT);
        dispatch(comesAgainAfter(pauseAfter(1)), new DispatchAnswer.Taken());

        Delivery delivery = Scene.pullRequest("d1");
        CallbackToken expected =
                new CallbackToken(TokenBinding.of(delivery.id(), RepositoryName.of("a/one"), delivery.event())
                        .toString());
        assertEquals(List.of(expected, expected), tokens);
    }

    @Test
    void whatGitHubRefusesIsDeadAtOnceWithItsWords() {
        assertEquals(
                new TargetOutcome.Dead("404 Not Found"),
                dispatch(claimed(), new DispatchAnswer.Refused(404, "Not Found")));
        assertEquals(new Store.Depth(0, 1), store.depth());
    }

    @Test
    void whatDoesNotGetThroughIsTriedAgainAfterItsPause() {
        assertEquals(new TargetOutcome.Retried("timed out", pauseAfter(1)), dispatch(claimed(), TIMED_OUT));

        Target again = comesAgainAfter(pauseAfter(1));
        assertEquals(new TargetOutcome.Retried("timed out", pauseAfter(2)), dispatch(again, TIMED_OUT));
        assertEquals(List.of(1, 2), sent.stream().map(Dispatch::attempt).toList());
    }

    @Test
    void whatNeverGetsThroughIsGivenUpAtTheEndOfTheSchedule() {
        Target target = claimed();
        TargetOutcome outcome = dispatch(target, TIMED_OUT);
        while (outcome instanceof TargetOutcome.Retried(String _, Duration pause)) {
            // The downstream is paused as well by now.
            outcome = dispatch(comesAgainAfter(pause.plus(Duration.ofHours(1))), TIMED_OUT);
        }

        assertEquals(new TargetOutcome.Dead("given up after 13 attempts: timed out"), outcome);
        assertEquals(13, sent.size());
        assertEquals(new Store.Depth(0, 1), store.depth());
    }

    @Test
    void whatGitHubWantsToWaitForWaitsAsTold() {
        Duration told = Duration.ofSeconds(7);
        DispatchAnswer limited = new DispatchAnswer.Limited(Optional.of(told), "429 slow down");

        assertEquals(new TargetOutcome.Limited("429 slow down", told), dispatch(claimed(), limited));
        dispatch(comesAgainAfter(told), new DispatchAnswer.Taken());
        assertEquals(List.of(1, 1), sent.stream().map(Dispatch::attempt).toList(), "the first one does not count");
    }

    @Test
    void whatGitHubLimitsWithoutATimeWaitsForAMinute() {
        DispatchAnswer limited = new DispatchAnswer.Limited(Optional.empty(), "403 secondary rate limit");

        assertEquals(
                new TargetOutcome.Limited("403 secondary rate limit", Duration.ofMinutes(1)),
                dispatch(claimed(), limited));
    }

    @Test
    void whatFailsAfterANewerEventHasComeIsSuperseded() {
        scene.accept(Scene.pullRequest("d1", "opened", 1), "a/one");
        Attempt.Made made = made(scene.claim(1).getFirst(), TIMED_OUT);
        scene.accept(Scene.pullRequest("d2", "synchronize", 1), "a/one");

        assertEquals(
                new TargetOutcome.Superseded("timed out"), answered(TIMED_OUT).record(made));
    }

    @Test
    void whatHasEndedAlreadyIsNotSent() {
        Target target = claimed();
        dispatch(target, new DispatchAnswer.Taken());

        assertEquals(
                new Attempt.Obsolete(), answered(new DispatchAnswer.Taken()).attempt(target));
        assertEquals(1, sent.size());
    }

    @Test
    void whatIsNotItsTurnIsNotSent() {
        scene.accept(Scene.pullRequest("d1", "opened", 1), "a/one");
        scene.accept(Scene.pullRequest("d2", "synchronize", 1), "a/one");
        Target newer = scene.claim(2).getLast();

        assertEquals(
                new Attempt.Deferred(), answered(new DispatchAnswer.Taken()).attempt(newer));
        assertEquals(List.of(), sent);
    }

    @Test
    void nothingIsSentWhileItCannotBeRecorded() {
        Target target = claimed();
        DispatchingTarget dispatching = answered(new DispatchAnswer.Taken());
        store.goAway();

        assertThrows(StoreUnreachableException.class, () -> dispatching.attempt(target));
        assertEquals(List.of(), sent);
    }

    @Test
    void anAnswerThatCannotBeRecordedIsRecordedLaterAndNotSentAgain() {
        DispatchingTarget dispatching = answered(new DispatchAnswer.Taken());
        Attempt.Made made = made(claimed(), new DispatchAnswer.Taken());
        store.goAway();
        assertThrows(StoreUnreachableException.class, () -> dispatching.record(made));

        store.comeBack();
        assertEquals(new TargetOutcome.Dispatched(Duration.ZERO), dispatching.record(made));
        assertEquals(1, sent.size());
        assertEquals(new Store.Depth(0, 0), store.depth());
    }

    @Test
    void aSuccessThatIsRecordedTwiceIsOne() {
        DispatchingTarget dispatching = answered(new DispatchAnswer.Taken());
        Attempt.Made made = made(claimed(), new DispatchAnswer.Taken());
        TargetOutcome first = dispatching.record(made);

        assertEquals(first, dispatching.record(made));
        assertEquals(new Store.Depth(0, 0), store.depth());
    }

    @Test
    void aDeathThatIsRecordedTwiceIsOne() {
        DispatchAnswer refused = new DispatchAnswer.Refused(422, "no");
        Attempt.Made made = made(claimed(), refused);
        TargetOutcome first = answered(refused).record(made);

        assertEquals(first, answered(refused).record(made));
        assertEquals(new Store.Depth(0, 1), store.depth());
    }

    @Test
    void theSameDeliveryTriesADeadOneFromTheStart() {
        dispatch(claimed(), new DispatchAnswer.Refused(422, "no"));

        assertEquals(new Acceptance.Repeated(1), scene.accept("d1", "a/one"));
        assertTrue(dispatch(scene.claim(1).getFirst(), TIMED_OUT) instanceof TargetOutcome.Retried);
        assertEquals(1, sent.getLast().attempt());
    }
}
