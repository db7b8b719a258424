package crcr.application.check;

import crcr.domain.check.JobStanding;
import crcr.domain.delivery.Payload;

/** How the standing of a job is written down, for the outbox and for the board. */
public interface StandingForm {
    /** Writes it. */
    Payload written(JobStanding standing);

    /**
     * Reads what {@link #written} has written, also in an earlier version.
     *
     * @throws IllegalArgumentException if it is nothing of that kind
     */
    JobStanding read(Payload written);
}
