package crcr.application.sweep;

import crcr.domain.delivery.Payload;
import crcr.domain.result.WorkflowWords;

/** Reads what a callback says of a job beside what decides about its move. */
@FunctionalInterface
public interface ReadWorkflow {
    /** Reads it; what is not there, or of another form, is absent. */
    WorkflowWords of(Payload callback);
}
