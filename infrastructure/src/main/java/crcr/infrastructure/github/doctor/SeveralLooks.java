package crcr.infrastructure.github.doctor;

import crcr.application.doctor.DoctorFinding;
import crcr.application.operator.OperatorCommand;
import crcr.infrastructure.github.doctor.AppInspection.Listed;
import crcr.infrastructure.github.doctor.AppInspection.Progress;
import crcr.infrastructure.github.doctor.InstallationLook.Looked;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Inspects several downstreams in turn, within bounds and as long as GitHub answers. */
final class SeveralLooks {
    private static final int MOST = 500;
    private static final int MOST_UNANSWERED = 3;
    private static final Duration WITHIN = Duration.ofMinutes(2);

    private final InstallationLook look;
    private final Clock clock;
    private int unanswered;

    SeveralLooks(InstallationLook look, Clock clock) {
        this.look = look;
        this.clock = clock;
    }

    /** Inspects these downstreams. */
    List<DoctorFinding> at(List<Listed> downstreams, Progress progress) {
        Instant until = clock.instant().plus(WITHIN);
        List<DoctorFinding> findings = new ArrayList<>();
        Optional<String> end = Optional.empty();
        while (end.isEmpty() && findings.size() < downstreams.size()) {
            Listed next = downstreams.get(findings.size());
            Looked looked = look.at("downstream " + next.repository(), next.repository(), Wish.of(next.level()));
            findings.add(looked.finding());
            progress.lookedAt(findings.size(), downstreams.size());
            end = reasonToEnd(looked, findings.size(), until);
        }
        int left = downstreams.size() - findings.size();
        if (left > 0) {
            findings.add(new DoctorFinding.Skipped(
                    left + " more downstreams",
                    end.orElse("") + "; " + OperatorCommand.DOCTOR + " owner/repo looks at a single one"));
        }
        return findings;
    }

    private Optional<String> reasonToEnd(Looked looked, int done, Instant until) {
        unanswered = looked instanceof Looked.Unanswered ? unanswered + 1 : 0;
        if (looked instanceof Looked.Useless(DoctorFinding _, String reason)) {
            return Optional.of(reason);
        }
        if (unanswered == MOST_UNANSWERED) {
            return Optional.of("GitHub did not answer " + MOST_UNANSWERED + " times in a row");
        }
        if (done == MOST) {
            return Optional.of("no more than " + MOST + " are looked at in one go");
        }
        return clock.instant().isBefore(until)
                ? Optional.empty()
                : Optional.of("GitHub is slow, and " + WITHIN.toMinutes() + " minutes are over");
    }
}
