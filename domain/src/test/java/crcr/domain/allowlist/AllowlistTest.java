package crcr.domain.allowlist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.domain.allowlist.Allowlist.Entry;
import crcr.domain.document.DocumentReading;
import crcr.domain.document.Problem;
import crcr.domain.repository.RepositoryName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Which entries make an allowlist, and what it answers. */
final class AllowlistTest {
    private static Entry entry(int line, Level level, String repository) {
        return new Entry(
                "line " + line,
                level,
                level == Level.L3 ? Optional.of("npu") : Optional.empty(),
                repository,
                List.of("oncall" + line),
                Participation.ALL);
    }

    private static Allowlist valid(Entry... entries) {
        return switch (Allowlist.of(Arrays.asList(entries))) {
            case DocumentReading.Valid<Allowlist>(Allowlist allowlist, var _) -> allowlist;
            case DocumentReading.Invalid<Allowlist> invalid -> throw new AssertionError(invalid);
        };
    }

    private static List<Problem> problems(Entry... entries) {
        return switch (Allowlist.of(Arrays.asList(entries))) {
            case DocumentReading.Valid<Allowlist> valid -> throw new AssertionError(valid);
            case DocumentReading.Invalid<Allowlist>(List<Problem> problems) -> problems;
        };
    }

    private static List<String> names(List<Downstream> downstreams) {
        return downstreams.stream()
                .map(downstream -> downstream.repository().toString())
                .toList();
    }

    @Test
    void noEntriesAreAnAllowlistWithNobodyOnIt() {
        for (Allowlist allowlist : List.of(valid(), Allowlist.empty())) {
            assertEquals(Optional.empty(), allowlist.find(RepositoryName.of("a/one")));
            for (Grant grant : Grant.values()) {
                assertEquals(List.of(), allowlist.granted(grant));
            }
            for (Level level : Level.values()) {
                assertEquals(0, allowlist.count(level));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void anEntryIsFoundInEverySpelling(Level level) {
        Allowlist allowlist = valid(entry(1, level, "Org/Repo"));
        Optional<Device> device = level == Level.L3 ? Optional.of(new Device("npu")) : Optional.empty();
        Downstream expected =
                new Downstream(RepositoryName.of("org/repo"), level, device, List.of("oncall1"), Participation.ALL);

        assertEquals(Optional.of(expected), allowlist.find(RepositoryName.of("org/repo")));
        assertEquals(Optional.of(expected), allowlist.find(RepositoryName.of("ORG/REPO")));
        assertEquals(Optional.empty(), allowlist.find(RepositoryName.of("org/repo2")));
        assertEquals("Org/Repo", names(allowlist.granted(Grant.DISPATCH)).getFirst());
    }

    @ParameterizedTest
    @CsvSource({
        "DISPATCH, d/four b/two a/one c/three",
        "RESULTS_TO_HUD, d/four b/two c/three",
        "CHECK_RUN_WHEN_LABELLED, d/four c/three",
        "CHECK_RUN_ALWAYS, d/four"
    })
    void thoseWithAGrantAreGivenInOrder(Grant grant, String expected) {
        Allowlist allowlist = valid(
                entry(1, Level.L4, "d/four"),
                entry(2, Level.L2, "b/two"),
                entry(3, Level.L1, "a/one"),
                entry(4, Level.L3, "c/three"));

        assertEquals(List.of(expected.split(" ", -1)), names(allowlist.granted(grant)));
    }

    @Test
    void whoDoesNotTakePartInPullRequestsIsNotDispatchedTo() {
        Entry nightly =
                new Entry("line 1", Level.L4, Optional.empty(), "a/nightly", List.of(), Set.of(Participation.NIGHTLY));
        Entry pullRequests =
                new Entry("line 2", Level.L4, Optional.empty(), "b/pr", List.of(), Set.of(Participation.PULL_REQUEST));
        Entry nothing = new Entry("line 3", Level.L4, Optional.empty(), "c/none", List.of(), Set.of());

        Allowlist allowlist = valid(nightly, pullRequests, nothing);

        assertEquals(List.of("a/nightly", "b/pr", "c/none"), names(allowlist.all()));
        assertEquals(List.of("a/nightly", "b/pr", "c/none"), names(allowlist.granted(Grant.RESULTS_TO_HUD)));
        for (Grant grant : List.of(Grant.DISPATCH, Grant.CHECK_RUN_WHEN_LABELLED, Grant.CHECK_RUN_ALWAYS)) {
            assertEquals(List.of("b/pr"), names(allowlist.granted(grant)), grant::name);
        }
        assertEquals(3, allowlist.count(Level.L4));
    }

    @Test
    void eachLevelIsCountedByItself() {
        Allowlist allowlist =
                valid(entry(1, Level.L1, "a/one"), entry(2, Level.L1, "a/two"), entry(3, Level.L4, "a/three"));

        assertEquals(2, allowlist.count(Level.L1));
        assertEquals(0, allowlist.count(Level.L2));
        assertEquals(1, allowlist.count(Level.L4));
    }

    @ParameterizedTest
    @CsvSource({"''", "repo", "a/b/c", "a/b c", "https://github.com/a/b"})
    void whatIsNoRepositoryIsAProblem(String repository) {
        assertEquals(
                List.of(new Problem("line 7", "is not a repository in the form owner/repo")),
                problems(entry(7, Level.L1, repository)));
    }

    @Test
    void whatIsNoDeviceIsAProblem() {
        Problem problem = problems(
                        new Entry("line 7", Level.L3, Optional.of("n p u"), "a/one", List.of(), Participation.ALL))
                .getFirst();

        assertEquals("line 7", problem.place());
        assertTrue(problem.message().startsWith("stands under a device whose name is not"), problem::message);
    }

    @Test
    void aRepositoryListedTwiceIsAProblemAtAnyLevelAndInAnyCase() {
        for (Level first : Level.values()) {
            for (Level second : Level.values()) {
                assertEquals(
                        List.of(new Problem(
                                "line 2", "is listed already at line 1; a repository has one entry and one level")),
                        problems(entry(1, first, "org/repo"), entry(2, second, "Org/REPO")));
            }
        }
    }

    @Test
    void everyFurtherListingNamesTheFirst() {
        assertEquals(
                List.of(
                        "line 2: is listed already at line 1; a repository has one entry and one level",
                        "line 4: is listed already at line 1; a repository has one entry and one level"),
                problems(
                                entry(1, Level.L1, "a/one"),
                                entry(2, Level.L2, "a/ONE"),
                                entry(3, Level.L1, "a/two"),
                                entry(4, Level.L1, "A/one"))
                        .stream()
                        .map(Problem::toString)
                        .toList());
    }

    @Test
    void allProblemsAreToldTogether() {
        List<Problem> problems = problems(
                entry(1, Level.L1, "nothing"),
                entry(2, Level.L1, "a/one"),
                new Entry("line 3", Level.L3, Optional.of("?"), "a/two", List.of(), Participation.ALL),
                entry(4, Level.L4, "A/One"),
                entry(5, Level.L2, "a/b/c"));

        assertEquals(
                List.of("line 1", "line 3", "line 4", "line 5"),
                problems.stream().map(Problem::place).toList());
    }

    @Test
    void aDeviceBelongsToL3AndOnlyThere() {
        RepositoryName repository = RepositoryName.of("a/one");
        for (Level level : Level.values()) {
            Optional<Device> wrong = level == Level.L3 ? Optional.empty() : Optional.of(new Device("npu"));
            assertThrows(
                    IllegalArgumentException.class,
                    () -> new Downstream(repository, level, wrong, List.of(), Participation.ALL));
        }
    }

    @Test
    void whatIsGivenIsCopied() {
        List<String> oncalls = new ArrayList<>(List.of("oncall1"));
        Entry entry = new Entry("line 1", Level.L1, Optional.empty(), "a/one", oncalls, Participation.ALL);
        oncalls.add("oncall2");

        assertEquals(List.of("oncall1"), entry.oncalls());
        assertEquals(
                List.of("oncall1"),
                valid(entry).find(RepositoryName.of("a/one")).orElseThrow().oncalls());
    }
}
