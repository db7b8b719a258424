package crcr.application.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import crcr.application.document.FetchDocument.Fetched;
import crcr.application.document.KeepingDocumentCurrent.RefreshOutcome;
import crcr.application.document.LastGood.Good;
import crcr.application.store.SettableClock;
import crcr.domain.document.DocumentReading;
import crcr.domain.document.Problem;
import crcr.domain.document.Warning;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;

/** What a refresh makes of each answer of the source. */
final class KeepingDocumentCurrentTest {
    private static final String FIRST = "what the first says";
    private static final String SECOND = "what the second says";
    private static final List<Warning> WARNINGS = List.of(new Warning("line 2", "is not known"));
    private static final List<Problem> PROBLEMS = List.of(new Problem("line 1", "is wrong"));

    private final SettableClock clock = new SettableClock();
    private final LastGood<String> inForce = new LastGood<>();
    private final Queue<Fetched> source = new ArrayDeque<>();
    private final List<Optional<String>> known = new ArrayList<>();
    private final KeepingDocumentCurrent<String> keeping =
            new KeepingDocumentCurrent<>(this::fetch, KeepingDocumentCurrentTest::read, inForce, clock);

    private Fetched fetch(Optional<String> version) {
        known.add(version);
        Fetched next = source.poll();
        if (next == null) {
            throw new DocumentUnreachableException("https://example.org answered 502");
        }
        return next;
    }

    private static DocumentReading<String> read(String text) {
        return switch (text) {
            case "first" -> new DocumentReading.Valid<>(FIRST, List.of());
            case "second" -> new DocumentReading.Valid<>(SECOND, WARNINGS);
            default -> new DocumentReading.Invalid<>(PROBLEMS);
        };
    }

    private RefreshOutcome<String> refresh(Fetched answer) {
        source.add(answer);
        return keeping.refresh();
    }

    private static Fetched document(String text, String version) {
        return new Fetched.Document(text, Optional.of(version), Optional.empty());
    }

    private static Fetched unversioned() {
        return new Fetched.Document("first", Optional.empty(), Optional.empty());
    }

    @Test
    void aSourceThatWasNotAskedLeavesWhatIsInForceAsItIs() {
        refresh(document("first", "v1"));
        Instant confirmed = clock.instant();
        clock.pass(Duration.ofMinutes(1));

        assertEquals(new RefreshOutcome.NotAsked<>(), refresh(new Fetched.NotAsked()));
        assertEquals(Optional.of(new Good<>(FIRST, List.of(), Optional.of("v1"), confirmed)), inForce.last());
    }

    @Test
    void nothingIsInForceBeforeTheFirstRefresh() {
        assertEquals(Optional.empty(), inForce.last());
    }

    @Test
    void theFirstGoodOneIsInForce() {
        assertEquals(new RefreshOutcome.Replaced<>(FIRST, List.of()), refresh(document("first", "v1")));

        assertEquals(Optional.of(new Good<>(FIRST, List.of(), Optional.of("v1"), clock.instant())), inForce.last());
        assertEquals(List.of(Optional.empty()), known);
    }

    @Test
    void aNewOneReplacesTheOldOne() {
        refresh(document("first", "v1"));
        clock.pass(Duration.ofMinutes(5));

        assertEquals(new RefreshOutcome.Replaced<>(SECOND, WARNINGS), refresh(document("second", "v2")));
        assertEquals(Optional.of(new Good<>(SECOND, WARNINGS, Optional.of("v2"), clock.instant())), inForce.last());
        assertEquals(List.of(Optional.empty(), Optional.of("v1")), known);
    }

    @Test
    void anUnchangedOneIsConfirmedAndRemainsTheSame() {
        refresh(document("first", "v1"));
        clock.pass(Duration.ofMinutes(5));

        assertEquals(new RefreshOutcome.Confirmed<>(), refresh(new Fetched.Unchanged()));
        Good<String> good = inForce.last().orElseThrow();
        assertSame(FIRST, good.content());
        assertEquals(Optional.of("v1"), good.version());
        assertEquals(clock.instant(), good.confirmed());
    }

    @Test
    void aSourceWithoutVersionsIsReadEachTime() {
        refresh(unversioned());

        assertEquals(new RefreshOutcome.Replaced<>(FIRST, List.of()), refresh(unversioned()));
        assertEquals(List.of(Optional.empty(), Optional.empty()), known);
    }

    @Test
    void anInvalidOneNeverReplacesAGoodOne() {
        refresh(document("first", "v1"));
        Instant confirmed = clock.instant();
        clock.pass(Duration.ofMinutes(5));

        assertEquals(new RefreshOutcome.Invalid<>(PROBLEMS), refresh(document("wrong", "v2")));
        assertEquals(Optional.of(new Good<>(FIRST, List.of(), Optional.of("v1"), confirmed)), inForce.last());
    }

    @Test
    void anInvalidOneIsComplainedOfAtEachRefresh() {
        refresh(document("first", "v1"));

        assertEquals(new RefreshOutcome.Invalid<>(PROBLEMS), refresh(document("wrong", "v2")));
        assertEquals(new RefreshOutcome.Invalid<>(PROBLEMS), refresh(document("wrong", "v2")));
        assertEquals(List.of(Optional.empty(), Optional.of("v1"), Optional.of("v1")), known);
    }

    @Test
    void anInvalidFirstOneIsNotInForce() {
        assertEquals(new RefreshOutcome.Invalid<>(PROBLEMS), refresh(document("wrong", "v1")));
        assertEquals(Optional.empty(), inForce.last());
    }

    @Test
    void anUnreachableSourceLeavesTheGoodOneInForce() {
        refresh(document("first", "v1"));
        Instant confirmed = clock.instant();
        clock.pass(Duration.ofMinutes(5));

        assertEquals(new RefreshOutcome.Unreachable<>("https://example.org answered 502"), keeping.refresh());
        assertEquals(Optional.of(new Good<>(FIRST, List.of(), Optional.of("v1"), confirmed)), inForce.last());
    }

    @Test
    void anUnreachableSourceLeavesNothingInForceIfNothingWas() {
        assertEquals(new RefreshOutcome.Unreachable<>("https://example.org answered 502"), keeping.refresh());
        assertEquals(Optional.empty(), inForce.last());
    }

    @Test
    void aSourceThatComesBackIsReadAgain() {
        refresh(document("first", "v1"));
        keeping.refresh();
        refresh(document("wrong", "v2"));

        assertEquals(new RefreshOutcome.Replaced<>(SECOND, WARNINGS), refresh(document("second", "v3")));
        assertEquals(Optional.of(SECOND), inForce.last().map(Good::content));
    }
}
