package crcr.application.scorecard;

import crcr.application.scorecard.ReadingScorecards.Scored;
import crcr.application.scorecard.ScoreRecords.LevelSince;
import crcr.application.scorecard.ScoreRecords.OnRecord;
import crcr.domain.allowlist.Allowlist;
import crcr.domain.allowlist.Downstream;
import crcr.domain.allowlist.Grant;
import crcr.domain.allowlist.Level;
import crcr.domain.allowlist.Participation;
import crcr.domain.scorecard.Figures;
import crcr.domain.scorecard.LevelRequirements;
import crcr.domain.scorecard.Nightly;
import crcr.domain.scorecard.Requirements.Judged;
import crcr.domain.scorecard.Scorecard;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Computes scorecards from the records.
 *
 * @param allowlist the downstreams with their levels, and the levels' requirements
 * @param now the time to which ages are counted
 */
record JudgingDownstreams(Allowlist allowlist, Instant now) {
    Scored judge(Downstream downstream, OnRecord record) {
        // A level that another process has not recorded yet is the former one.
        Optional<Instant> since = record.level()
                .filter(known -> known.level() == downstream.level())
                .map(LevelSince::since);
        Figures figures = new Figures(record.tallies(), since.map(begin -> Duration.between(begin, now)));
        return new Scored(
                downstream,
                new Scorecard(
                        since,
                        record.lastSelfReport(),
                        Nightly.of(expected(downstream), record.lastSelfReport(), since, now),
                        figures,
                        requirements(Optional.of(downstream.level()))
                                .map(LevelRequirements::ofOwn)
                                .map(own -> own.judge(figures))
                                .orElse(List.of()),
                        next(downstream, figures)));
    }

    private List<Judged> next(Downstream downstream, Figures figures) {
        return requirements(downstream.level().next())
                .map(asked -> asked.toReach().judge(figures))
                .orElse(List.of());
    }

    private Optional<LevelRequirements> requirements(Optional<Level> level) {
        return level.flatMap(allowlist::requirements);
    }

    // A downstream with no other participation is listed for self-reports. For all others none is expected before
    // the first one.
    private static Nightly.Expected expected(Downstream downstream) {
        if (!downstream.takesPartIn().contains(Participation.NIGHTLY)
                || !downstream.level().grants(Grant.RESULTS_TO_HUD)) {
            return Nightly.Expected.NO;
        }
        return downstream.takesPartIn().contains(Participation.PULL_REQUEST)
                ? Nightly.Expected.IF_IT_HAS_BEGUN
                : Nightly.Expected.YES;
    }
}
