package crcr.application.scorecard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import crcr.application.allowlist.AllowlistInForce;
import crcr.application.allowlist.Allowlists;
import crcr.application.document.FetchDocument.Fetched;
import crcr.application.document.KeepingDocumentCurrent;
import crcr.application.scorecard.ReadingScorecards.Scored;
import crcr.application.store.MemoryStore;
import crcr.application.store.SettableClock;
import crcr.application.store.StoreUnreachableException;
import crcr.domain.allowlist.Allowlist;
import crcr.domain.allowlist.Level;
import crcr.domain.allowlist.Participation;
import crcr.domain.document.DocumentReading;
import crcr.domain.job.Conclusion;
import crcr.domain.repository.RepositoryName;
import crcr.domain.scorecard.LevelRequirements;
import crcr.domain.scorecard.Measure.Figure;
import crcr.domain.scorecard.Nightly;
import crcr.domain.scorecard.Quantity;
import crcr.domain.scorecard.Requirement;
import crcr.domain.scorecard.Requirements;
import crcr.domain.scorecard.Verdict;
import crcr.domain.scorecard.Window;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeepingScorecardsTest {
    private static final Requirement MOST_SUCCEED = new Requirement(Figure.SUCCESS_RATE, new Quantity.Share(0.9));

    private final MemoryStore store = new MemoryStore();
    private final ScoredWork work = new ScoredWork(store);
    private final SettableClock clock = new SettableClock();

    private static Allowlist.Entry entry(Level level, String repository, Set<Participation> takesPartIn) {
        return new Allowlist.Entry("here", level, Optional.empty(), repository, List.of(), takesPartIn);
    }

    private KeepingScorecards scorecards(Allowlist.Entry... entries) {
        AllowlistInForce inForce = new AllowlistInForce();
        Allowlist allowlist = Allowlists.of(entries)
                .asking(Map.of(
                        Level.L3,
                        new LevelRequirements(
                                new Requirements(Window.FORTNIGHT, List.of(MOST_SUCCEED)), Optional.empty())));
        new KeepingDocumentCurrent<>(
                        _ -> new Fetched.Document("", Optional.empty(), Optional.empty()),
                        _ -> new DocumentReading.Valid<>(allowlist, List.of()),
                        inForce,
                        clock)
                .refresh();
        new NotingLevels(store.scores(), inForce).note();
        return new KeepingScorecards(store.scores(), inForce, clock);
    }

    @Test
    void eachIsToldWhatItMeetsOfTheNextLevel() {
        work.dispatched();
        work.beginAndEnd(ScoredWork.job("build"), Conclusion.SUCCESS);
        KeepingScorecards scorecards =
                scorecards(entry(Level.L2, "a/One", Participation.ALL), entry(Level.L1, "b/two", Participation.ALL));

        List<Scored> all = scorecards.all().all();

        assertEquals(
                List.of("a/One", "b/two"),
                all.stream()
                        .map(each -> each.downstream().repository().toString())
                        .toList());
        assertEquals(
                List.of(new Requirements.Judged(
                        MOST_SUCCEED, Window.FORTNIGHT, new Verdict.Met(new Quantity.Share(1)))),
                all.getFirst().card().next());
        assertEquals(List.of(), all.getFirst().card().own());
        assertEquals(List.of(), all.getLast().card().next(), "L2 asks for nothing");
    }

    @Test
    void oneIsReadAsItIsNowWithItsDays() {
        KeepingScorecards scorecards = scorecards(entry(Level.L2, "a/One", Participation.ALL));
        scorecards.all();
        work.dispatched();

        assertEquals(
                1,
                scorecards
                        .of(ScoredWork.DOWNSTREAM)
                        .orElseThrow()
                        .days()
                        .getLast()
                        .tally()
                        .dispatched());
        assertEquals(Optional.empty(), scorecards.of(RepositoryName.of("not/listed")));
    }

    @Test
    void allAreKeptForAWhile() {
        KeepingScorecards scorecards = scorecards(entry(Level.L2, "a/One", Participation.ALL));
        assertEquals(Optional.empty(), scorecards.last());
        ReadingScorecards.Scorecards first = scorecards.all();
        store.goAway();

        assertSame(first, scorecards.all());
        clock.pass(Duration.ofSeconds(4));
        assertSame(first, scorecards.all());
        clock.pass(Duration.ofSeconds(1));
        assertThrows(StoreUnreachableException.class, scorecards::all);
        assertEquals(Optional.of(first), scorecards.last());
        store.comeBack();
        assertEquals(1, scorecards.all().all().size());
    }

    @Test
    void whoIsListedForNightliesIsWaitedForAndWhoMaySendSomeIsNot() {
        KeepingScorecards scorecards = scorecards(
                entry(Level.L2, "a/nightly", Set.of(Participation.NIGHTLY)),
                entry(Level.L2, "a/both", Participation.ALL),
                entry(Level.L1, "a/triggered", Set.of(Participation.NIGHTLY)));
        assertEquals(List.of(Nightly.CURRENT, Nightly.NOT_EXPECTED, Nightly.NOT_EXPECTED), nightlies(scorecards));
        store.pass(Duration.ofHours(37));
        assertEquals(List.of(Nightly.STALE, Nightly.NOT_EXPECTED, Nightly.NOT_EXPECTED), nightlies(scorecards));
    }

    private static List<Nightly> nightlies(KeepingScorecards scorecards) {
        return scorecards.refresh().all().stream()
                .map(each -> each.card().nightly())
                .toList();
    }
}
