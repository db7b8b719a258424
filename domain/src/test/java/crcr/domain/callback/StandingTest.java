package crcr.domain.callback;

import static org.junit.jupiter.api.Assertions.assertEquals;

import crcr.domain.allowlist.Allowlist;
import crcr.domain.allowlist.Downstream;
import crcr.domain.allowlist.Level;
import crcr.domain.allowlist.Participation;
import crcr.domain.document.DocumentReading;
import crcr.domain.repository.RepositoryName;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who may report. */
final class StandingTest {
    private static final RepositoryName REPOSITORY = RepositoryName.of("Org/Repo");

    private static Allowlist listing(Level level) {
        Allowlist.Entry entry = new Allowlist.Entry(
                "line 1",
                level,
                level == Level.L3 ? Optional.of("npu") : Optional.empty(),
                "org/repo",
                List.of(),
                Participation.ALL);
        return switch (Allowlist.of(List.of(entry))) {
            case DocumentReading.Valid<Allowlist>(Allowlist allowlist, var _) -> allowlist;
            case DocumentReading.Invalid<Allowlist> invalid -> throw new AssertionError(invalid);
        };
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "L1")
    void aHigherLevelReports(Level level) {
        Allowlist allowlist = listing(level);
        Downstream downstream = allowlist.find(REPOSITORY).orElseThrow();

        assertEquals(new Standing.Reporter(downstream), Standing.of(allowlist.find(REPOSITORY), REPOSITORY));
    }

    @Test
    void theLowestLevelIsTriggeredOnly() {
        Allowlist allowlist = listing(Level.L1);
        Downstream downstream = allowlist.find(REPOSITORY).orElseThrow();

        assertEquals(new Standing.TriggeredOnly(downstream), Standing.of(allowlist.find(REPOSITORY), REPOSITORY));
    }

    @Test
    void anybodyElseIsNotListed() {
        RepositoryName stranger = RepositoryName.of("org/repo2");

        assertEquals(
                new Standing.NotListed(stranger), Standing.of(listing(Level.L4).find(stranger), stranger));
        assertEquals(new Standing.NotListed(REPOSITORY), Standing.of(Optional.empty(), REPOSITORY));
    }
}
