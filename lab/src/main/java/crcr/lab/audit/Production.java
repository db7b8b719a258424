package crcr.lab.audit;

import crcr.lab.audit.checks.Closing;
import crcr.lab.audit.checks.JobLedger;
import crcr.lab.audit.checks.LabelLedger;
import crcr.lab.audit.checks.RerunLedger;
import crcr.lab.audit.checks.Story;

/** The stage of an audit, and the notes about it. */
record Production(Stage stage, Promises promises, JobLedger jobs, LabelLedger labels, RerunLedger reruns) {
    /** Begins without notes. */
    static Production on(Stage stage) {
        return new Production(stage, new Promises(), new JobLedger(), new LabelLedger(), new RerunLedger());
    }

    /** Returns a sender of webhooks to its relays. */
    Webhooks webhooks() {
        return new Webhooks(stage.github(), stage.fleet(), promises);
    }

    /** Returns the story up to now. */
    Story story() {
        return new Story(
                Stage.LEVELS,
                jobs,
                labels,
                reruns,
                stage.hud().records().stream()
                        .flatMap(record -> Closing.in(record.json()).stream())
                        .toList(),
                stage.github().checks().all());
    }
}
