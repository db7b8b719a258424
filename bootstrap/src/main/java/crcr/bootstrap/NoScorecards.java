package crcr.bootstrap;

import crcr.application.scorecard.ReadingScorecards;
import crcr.domain.repository.RepositoryName;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** There are no scorecards as long as the store counts nothing for them. */
record NoScorecards(Clock clock) implements ReadingScorecards {
    @Override
    public Scorecards all() {
        return new Scorecards(clock.instant(), List.of());
    }

    @Override
    public Optional<Detailed> of(RepositoryName repository) {
        return Optional.empty();
    }
}
