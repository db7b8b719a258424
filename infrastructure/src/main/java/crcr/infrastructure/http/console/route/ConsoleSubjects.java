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
 * What the console shows and changes.
 *
 * @param clock what "now" is on pages
 * @param obstacles why the relay is not ready; none if it is
 * @param depths how full each queue is
 * @param deadLetters what was given up
 * @param identities which repositories names stand for
 * @param results what pages of results show
 */
public record ConsoleSubjects(
        Clock clock,
        Supplier<List<String>> obstacles,
        Supplier<Map<QueueName, QueueDepth>> depths,
        HandlingDeadLetters deadLetters,
        HandlingIdentities identities,
        ResultSubjects results) {
    /** Returns who takes part. */
    AllowlistInForce allowlist() {
        return results.allowlist();
    }
}
