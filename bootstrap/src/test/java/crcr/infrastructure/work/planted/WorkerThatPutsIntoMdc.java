package crcr.infrastructure.work.planted;

import org.slf4j.MDC;

/** A worker that says in its own way what its lines are about. */
public final class WorkerThatPutsIntoMdc {
    private WorkerThatPutsIntoMdc() {}

    /** Says so. */
    public static void about(String delivery) {
        MDC.put("delivery_id", delivery);
    }
}
