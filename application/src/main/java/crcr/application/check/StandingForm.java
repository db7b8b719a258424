package crcr.application.check;

import crcr.domain.check.JobStanding;
import crcr.domain.delivery.Payload;

/** The written form of a job's standing, for the outbox and for the board. */
public interface StandingForm {
    /** Writes a standing. */
    Payload written(JobStanding standing);

    /**
     * Reads a standing that {@link #written} has written, also in an earlier version.
     *
     * @throws IllegalArgumentException if the text is no standing
     */
    JobStanding read(Payload written);
}
