package crcr.application.check;

import crcr.application.check.CheckBoard.Entry;
import crcr.application.outbox.Effect;
import crcr.application.outbox.PutEffects;
import crcr.domain.allowlist.Allowlist;
import crcr.domain.allowlist.Device;
import crcr.domain.allowlist.Downstream;
import crcr.domain.check.PullRequestCommit;
import java.util.List;

/** Queues another look at the jobs of a commit whose device a label names. */
public final class LookingAgain {
    private final CheckBoard board;
    private final PutEffects effects;

    /** Finds the jobs on {@code board}. */
    public LookingAgain(CheckBoard board, PutEffects effects) {
        this.board = board;
        this.effects = effects;
    }

    void lookAt(PullRequestCommit commit, String label, Allowlist known) {
        List<Effect> looks = board.jobs(commit.headSha()).stream()
                .filter(entry -> entry.standing().commit().equals(commit))
                .filter(entry -> isMeant(entry, label, known))
                .map(entry -> CheckQueue.look(commit, entry.standing().job()))
                .toList();
        effects.putAll(looks);
    }

    private static boolean isMeant(Entry entry, String label, Allowlist known) {
        return known.find(entry.standing().job().downstream())
                .flatMap(Downstream::device)
                .map(Device::label)
                .filter(label::equalsIgnoreCase)
                .isPresent();
    }
}
