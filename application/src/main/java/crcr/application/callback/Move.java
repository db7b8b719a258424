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
 * @param job what moves
 * @param report what is reported
 * @param times of the job, by the store's clock
 * @param dispatch what the job came from, as the relay recorded it
 * @param downstream whose job it is
 * @param words what the caller says of the job beside its report
 * @param payload what the caller claims, as it came
 * @param isShown whether a check run shows the job already, so that it must not be left as it is
 * @param by who makes the move
 * @param place where it runs
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
        /** The relay, which closes a job that has fallen silent. */
        RELAY
    }

    /** Returns how the job stands after it, for those who look at pages. */
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
