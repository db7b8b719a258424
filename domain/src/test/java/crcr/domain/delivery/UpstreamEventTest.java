package crcr.domain.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.domain.repository.RepositoryName;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which events make older ones of their PR stale. */
final class UpstreamEventTest {
    private static final RepositoryName UPSTREAM = RepositoryName.of("pytorch/pytorch");

    @ParameterizedTest
    @CsvSource({
        "synchronize, true",
        "closed, true",
        "opened, false",
        "reopened, false",
        "Synchronize, false",
        "labeled, false"
    })
    void aNewCommitOrTheEndOfAPullRequestSupersedesWhatIsOlder(String action, boolean supersedes) {
        assertEquals(
                supersedes,
                new UpstreamEvent(
                                "pull_request",
                                Optional.of(action),
                                UPSTREAM,
                                UPSTREAM,
                                OptionalLong.of(4711),
                                "c0ffee")
                        .supersedesOlder());
    }

    @Test
    void whatIsAboutNoPullRequestSupersedesNothing() {
        assertFalse(new UpstreamEvent("push", Optional.empty(), UPSTREAM, UPSTREAM, OptionalLong.empty(), "decade")
                .supersedesOlder());
        assertFalse(new UpstreamEvent("push", Optional.of("closed"), UPSTREAM, UPSTREAM, OptionalLong.empty(), "decade")
                .supersedesOlder());
    }

    @ParameterizedTest
    @CsvSource({"opened, true", "synchronize, true", "reopened, true", "closed, false"})
    void whatIsClosedNeedsNoJob(String action, boolean expects) {
        assertEquals(
                expects,
                new UpstreamEvent(
                                "pull_request",
                                Optional.of(action),
                                UPSTREAM,
                                UPSTREAM,
                                OptionalLong.of(4711),
                                "c0ffee")
                        .expectsJobs());
    }

    @Test
    void aPushExpectsJobs() {
        assertTrue(new UpstreamEvent("push", Optional.empty(), UPSTREAM, UPSTREAM, OptionalLong.empty(), "decade")
                .expectsJobs());
    }
}
