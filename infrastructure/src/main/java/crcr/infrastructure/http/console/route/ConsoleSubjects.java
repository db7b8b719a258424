package crcr.infrastructure.http.console.route;

import crcr.application.allowlist.AllowlistInForce;
import crcr.application.deadletter.HandlingDeadLetters;
import crcr.application.outbox.QueueDepth;
import crcr.application.outbox.QueueName;
import crcr.application.scorecard.ReadingScorecards;
import crcr.application.trust.HandlingIdentities;
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
 * @param allowlist who takes part
 * @param scorecards how well they do
 */
public record ConsoleSubjects(
        Clock clock,
        Supplier<List<String>> obstacles,
        Supplier<Map<QueueName, QueueDepth>> depths,
        HandlingDeadLetters deadLetters,
        HandlingIdentities identities,
        AllowlistInForce allowlist,
        ReadingScorecards scorecards) {}
