package crcr.application.sweep;

import crcr.domain.delivery.Payload;
import crcr.domain.result.WorkflowWords;

/** Reads the parts of a callback that do not decide about the job's move. */
@FunctionalInterface
public interface ReadWorkflow {
    /** Reads these parts. A part that is missing or of another form is absent. */
    WorkflowWords of(Payload callback);
}
