package crcr.domain.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import crcr.domain.allowlist.Device;
import crcr.domain.allowlist.Downstream;
import crcr.domain.allowlist.Level;
import crcr.domain.allowlist.Participation;
import crcr.domain.event.Labels;
import crcr.domain.repository.RepositoryName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Who shows check runs, and when. */
final class ShowingTest {
    private static final Optional<Labels> NPU = Optional.of(new Labels(Set.of("ciflow/crcr/npu"), Instant.EPOCH));
    private static final Optional<Labels> XPU = Optional.of(new Labels(Set.of("ciflow/crcr/xpu"), Instant.EPOCH));

    private static Downstream at(Level level) {
        return new Downstream(
                RepositoryName.of("org/repo"),
                level,
                level == Level.L3 ? Optional.of(new Device("npu")) : Optional.empty(),
                List.of(),
                Set.of(Participation.values()));
    }

    @ParameterizedTest
    @CsvSource({"L1,LevelTooLow", "L2,LevelTooLow", "L3,Shown", "L4,Shown"})
    void aLevelShowsOnALabelledPullRequest(Level level, String expected) {
        assertEquals(
                expected,
                Showing.of(Optional.of(at(level)), true, NPU, false).getClass().getSimpleName());
    }

    @ParameterizedTest
    @CsvSource({"L1,LevelTooLow", "L2,LevelTooLow", "L3,NotLabelled", "L4,Shown"})
    void aLevelShowsOnOneWithAnotherLabelOrNone(Level level, String expected) {
        assertEquals(
                expected,
                Showing.of(Optional.of(at(level)), true, XPU, false).getClass().getSimpleName());
        assertEquals(
                expected,
                Showing.of(Optional.of(at(level)), true, Optional.empty(), false)
                        .getClass()
                        .getSimpleName());
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void whatIsShownIsKeptUpToDate(Level level) {
        assertInstanceOf(Showing.Shown.class, Showing.of(Optional.of(at(level)), true, Optional.empty(), true));
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void withoutAPullRequestNothingShows(Level level) {
        assertInstanceOf(Showing.NoPullRequest.class, Showing.of(Optional.of(at(level)), false, NPU, false));
    }

    @Test
    void theReasonNamesTheLabel() {
        assertEquals(
                "at L3; the pull request does not carry ciflow/crcr/npu",
                Showing.of(Optional.of(at(Level.L3)), true, XPU, false).words());
    }
}
