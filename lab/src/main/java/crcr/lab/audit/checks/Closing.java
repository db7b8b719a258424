package crcr.lab.audit.checks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * A record at HUD of a job that the relay closed.
 *
 * @param at the time in the record
 */
public record Closing(String delivery, String downstream, String run, int attempt, String conclusion, String at) {
    /** Reads a record; empty if it is a job's own report. */
    public static Optional<Closing> in(JsonNode hudRecord) {
        JsonNode workflow = hudRecord.at("/untrusted/callback_payload/workflow");
        return hudRecord.at("/trusted/closed_by").isObject()
                ? Optional.of(new Closing(
                        hudRecord.at("/trusted/dispatch/delivery_id").asText(),
                        hudRecord.at("/trusted/verified_repo").asText(),
                        hudRecord.at("/trusted/run/run_id").asText(),
                        hudRecord.at("/trusted/run/run_attempt").asInt(),
                        workflow.path("conclusion").asText(),
                        workflow.path("completed_at").asText()))
                : Optional.empty();
    }

    boolean isOf(Job job) {
        return delivery.equals(job.delivery())
                && downstream.equals(job.downstream())
                && run.equals(job.run())
                && attempt == job.attempt();
    }
}
