package crcr.infrastructure.http.console.route;

import crcr.application.allowlist.AllowlistInForce;
import crcr.application.deadletter.HandlingDeadLetters;
import crcr.application.outbox.QueueDepth;
import crcr.application.outbox.QueueName;
import crcr.application.trust.HandlingIdentities;
import crcr.infrastructure.http.console.result.ResultSubjects;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The subjects of the console.
 *
 * @param clock the clock of "now" on pages
 * @param obstacles why the relay is not ready; empty if it is
 * @param depths the fill of each queue
 * @param deadLetters the dead letters
 * @param identities the repositories behind the names
 * @param results the subjects of the pages of results
 */
public record ConsoleSubjects(
        Clock clock,
        Supplier<List<String>> obstacles,
        Supplier<Map<QueueName, QueueDepth>> depths,
        HandlingDeadLetters deadLetters,
        HandlingIdentities identities,
        ResultSubjects results) {
    /** Returns the allowlist in force. */
    AllowlistInForce allowlist() {
        return results.allowlist();
    }
}
