package crcr.application.deadletter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import crcr.application.deadletter.HandlingDeadLetters.Handled;
import crcr.application.outbox.QueueName;
import crcr.domain.delivery.Payload;
import crcr.domain.repository.RepositoryName;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which dead letters are meant, and what is done to them. */
final class HandlingDeadLettersTest {
    private static final Selection ALL =
            new Selection(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    private static final QueueName DISPATCH = new QueueName("dispatch");
    private static final QueueName HUD = new QueueName("hud");

    private final Kept dispatches = new Kept(letter("one", "a/one", 10), letter("two", "b/Two", 20));
    private final Kept records = new Kept(letter("three", "B/two", 20), letter("four", "a/one", 30));
    private final HandlingDeadLetters handling = new HandlingDeadLetters(Map.of(DISPATCH, dispatches, HUD, records));

    private static DeadLetter letter(String id, String repository, int second) {
        return new DeadLetter(id, "d1", RepositoryName.of(repository), Instant.ofEpochSecond(second), 1, "404");
    }

    /** Dead letters in memory. */
    private static final class Kept implements DeadLetters {
        private final List<DeadLetter> left;
        private final List<String> retried = new ArrayList<>();
        private final List<String> dropped = new ArrayList<>();

        Kept(DeadLetter... letters) {
            left = new ArrayList<>(List.of(letters));
        }

        @Override
        public List<DeadLetter> died(Instant from, Instant to, int most) {
            return left.stream()
                    .filter(letter ->
                            !letter.died().isBefore(from) && !letter.died().isAfter(to))
                    .limit(most)
                    .toList();
        }

        @Override
        public Optional<Payload> content(String id) {
            return left.stream()
                    .filter(letter -> letter.id().equals(id))
                    .map(letter -> new Payload(letter.id().getBytes(StandardCharsets.UTF_8)))
                    .findFirst();
        }

        @Override
        public boolean retry(String id) {
            return left.removeIf(letter -> letter.id().equals(id)) && retried.add(id);
        }

        @Override
        public boolean drop(String id) {
            return left.removeIf(letter -> letter.id().equals(id)) && dropped.add(id);
        }
    }

    private List<String> listed(Selection selection) {
        return handling.list(selection).stream()
                .map(found -> found.queue() + " " + found.letter().id())
                .toList();
    }

    private static Selection of(String repository) {
        return new Selection(
                Optional.empty(),
                Optional.empty(),
                Optional.of(RepositoryName.of(repository)),
                Optional.empty(),
                Optional.empty());
    }

    private static Selection within(Optional<Instant> from, Optional<Instant> to) {
        return new Selection(Optional.empty(), Optional.empty(), Optional.empty(), from, to);
    }

    @Test
    void withoutAWishEverythingIsMeantQueueByQueue() {
        assertEquals(List.of("dispatch one", "dispatch two", "hud three", "hud four"), listed(ALL));
    }

    @Test
    void theQueuesAreKnownByName() {
        assertEquals(List.of(DISPATCH, HUD), handling.queues());
    }

    @Test
    void aQueueAloneCanBeMeant() {
        Selection records =
                new Selection(Optional.of(HUD), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        assertEquals(List.of("hud three", "hud four"), listed(records));
    }

    @Test
    void anIdAloneCanBeMeant() {
        Selection four = new Selection(
                Optional.empty(), Optional.of("four"), Optional.empty(), Optional.empty(), Optional.empty());
        assertEquals(List.of("hud four"), listed(four));
    }

    @Test
    void aRepositoryIsMeantInAnyCase() {
        assertEquals(List.of("dispatch two", "hud three"), listed(of("B/TWO")));
        assertEquals(List.of(), listed(of("b/twofold")));
    }

    @Test
    void aTimeIsMeantWithBothEnds() {
        Optional<Instant> twenty = Optional.of(Instant.ofEpochSecond(20));
        assertEquals(List.of("dispatch two", "hud three"), listed(within(twenty, twenty)));
        assertEquals(List.of("dispatch two", "hud three", "hud four"), listed(within(twenty, Optional.empty())));
        assertEquals(List.of("dispatch one", "dispatch two", "hud three"), listed(within(Optional.empty(), twenty)));
    }

    @Test
    void allThatIsWishedForMustHold() {
        Selection narrow = new Selection(
                Optional.of(HUD),
                Optional.of("three"),
                Optional.of(RepositoryName.of("a/one")),
                Optional.empty(),
                Optional.empty());
        assertEquals(List.of(), listed(narrow));
    }

    @Test
    void whatIsMeantIsRetriedAndNothingElse() {
        assertEquals(new Handled(2, 2), handling.retry(of("b/two"), false));
        assertEquals(List.of("two"), dispatches.retried);
        assertEquals(List.of("three"), records.retried);
        assertEquals(List.of("dispatch one", "hud four"), listed(ALL));
    }

    @Test
    void whatIsMeantIsDroppedAndNothingElse() {
        assertEquals(new Handled(2, 2), handling.drop(of("a/one"), false));
        assertEquals(List.of("one"), dispatches.dropped);
        assertEquals(List.of("four"), records.dropped);
        assertEquals(List.of("dispatch two", "hud three"), listed(ALL));
    }

    @Test
    void aDryRunCountsAndChangesNothing() {
        assertEquals(new Handled(4, 0), handling.retry(ALL, true));
        assertEquals(new Handled(4, 0), handling.drop(ALL, true));
        assertEquals(4, listed(ALL).size());
    }

    @Test
    void whatSomebodyElseHandledMeanwhileIsNotCounted() {
        DeadLetters overtaken = new DeadLetters() {
            @Override
            public List<DeadLetter> died(Instant from, Instant to, int most) {
                return List.of(letter("one", "a/one", 10));
            }

            @Override
            public Optional<Payload> content(String id) {
                return Optional.empty();
            }

            @Override
            public boolean retry(String id) {
                return false;
            }

            @Override
            public boolean drop(String id) {
                return false;
            }
        };
        HandlingDeadLetters late = new HandlingDeadLetters(Map.of(DISPATCH, overtaken));

        assertEquals(new Handled(1, 0), late.retry(ALL, false));
        assertEquals(new Handled(1, 0), late.drop(ALL, false));
    }

    @Test
    void theContentIsThatOfTheQueue() {
        assertEquals(records.content("four"), handling.content(HUD, "four"));
        assertEquals(Optional.empty(), handling.content(DISPATCH, "four"));
    }
}
