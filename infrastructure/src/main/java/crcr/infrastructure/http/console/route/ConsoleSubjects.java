package crcr.infrastructure.http.console.route;

import crcr.application.allowlist.AllowlistInForce;
import crcr.application.deadletter.HandlingDeadLetters;
import crcr.application.trust.HandlingIdentities;
import java.time.Clock;

/**
 * What the console shows and changes.
 *
 * @param clock what "now" is on pages
 * @param deadLetters what was given up
 * @param identities which repositories names stand for
 * @param allowlist who takes part
 */
public record ConsoleSubjects(
        Clock clock, HandlingDeadLetters deadLetters, HandlingIdentities identities, AllowlistInForce allowlist) {}
