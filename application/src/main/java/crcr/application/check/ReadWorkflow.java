package crcr.application.check;

import crcr.domain.delivery.Payload;

/** Reads what a callback says of a job beside what decides about its move. */
@FunctionalInterface
public interface ReadWorkflow {
    /** Reads it; what is not there, or of another form, is absent. */
    WorkflowWords of(Payload callback);
}
