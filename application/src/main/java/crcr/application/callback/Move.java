package crcr.application.callback;

import crcr.domain.allowlist.Downstream;
import crcr.domain.delivery.Payload;
import crcr.domain.job.DispatchFacts;
import crcr.domain.job.JobKey;
import crcr.domain.job.JobPlace;
import crcr.domain.job.JobReport;
import crcr.domain.job.JobTimes;
import crcr.domain.result.JobResult;
import crcr.domain.result.WorkflowWords;

/**
 * The move of a job.
 *
 * @param job the job
 * @param report the report
 * @param times the times of the job, by the store's clock
 * @param dispatch the relay's own record of the dispatch
 * @param downstream the downstream of the job
 * @param words the other facts about the job that the caller reports
 * @param payload the caller's claims, as received
 * @param isShown whether a check run shows the job already, so that it must be updated
 * @param by the maker of the move
 * @param place the place of the job
 */
public record Move(
        JobKey job,
        JobReport report,
        JobTimes times,
        DispatchFacts dispatch,
        Downstream downstream,
        WorkflowWords words,
        Payload payload,
        boolean isShown,
        By by,
        JobPlace place) {
    /** The maker of a move. */
    public enum By {
        /** The job's own report. */
        CALLER,
        /** The relay, when it closes a silent job. */
        RELAY
    }

    /** Returns the job after the move, for the relay's own pages. */
    public JobResult result() {
        return new JobResult(
                job,
                words.name(),
                report.conclusion(),
                by == By.RELAY,
                times,
                words.tests(),
                place.provenJob(),
                words.linkFrom(place));
    }

    /** Returns the move that a report makes once it is reserved. */
    static Move reported(
            JobKey job,
            CallbackBody.WellFormed body,
            JobRecords.Reservation.Held held,
            Downstream downstream,
            Caller caller) {
        return new Move(
                job,
                body.report(),
                held.times(),
                held.dispatch(),
                downstream,
                body.words(),
                body.payload(),
                held.isShown(),
                By.CALLER,
                caller.place());
    }
}
