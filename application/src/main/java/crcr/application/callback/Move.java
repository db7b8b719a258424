package crcr.application.callback;

import crcr.domain.allowlist.Downstream;
import crcr.domain.delivery.Payload;
import crcr.domain.job.JobKey;
import crcr.domain.job.JobReport;
import crcr.domain.job.JobTimes;

/**
 * The move of a job that a report makes.
 *
 * @param job what moves
 * @param report what was reported
 * @param times of the job, by the store's clock
 * @param dispatch what the job came from, as the relay recorded it
 * @param downstream whose job it is
 * @param payload what the caller claims, as it came
 */
public record Move(
        JobKey job, JobReport report, JobTimes times, DispatchFacts dispatch, Downstream downstream, Payload payload) {}
