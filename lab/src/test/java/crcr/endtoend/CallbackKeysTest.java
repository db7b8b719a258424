package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Which keys of callback tokens are accepted, during a rotation and besides
 * (docs/concepts/trust.md#keys-of-callback-tokens).
 */
class CallbackKeysTest {
    private static final String NEW_KEY = "new-key-of-the-tests-".repeat(2);
    private static final String OLD_KEY = "old-key-of-the-tests-".repeat(2);
    private static final String OTHER_KEY = "other-key-of-the-tests-".repeat(2);

    private int lastRun;

    private void report(World world, TokenForge forge, boolean taken) {
        String delivery = world.relayedEvent();
        var report = Reports.inProgress(delivery);
        Reports.workflow(report).put("run_id", ++lastRun);
        report.put("callback_token", forge.token(delivery, Surroundings.ALPHA));
        RelayAnswer answer = world.report(Surroundings.ALPHA, report);
        if (taken) {
            answer.assertTaken(200);
        } else {
            answer.assertRefused(403);
        }
    }

    private void reportOwn(World world, TokenForge signer) {
        String delivery = world.relayedEvent();
        var report = CallbackTokenTest.clientPayload(world, delivery, Surroundings.ALPHA);
        assertTrue(signer.signed(report.path("callback_token").asText()), "signed with another key");
        report.set("workflow", Reports.workflow(Reports.inProgress(delivery)).put("run_id", ++lastRun));
        world.report(Surroundings.ALPHA, report).assertTaken(200);
    }

    @Test
    void withoutAKeyItIsTheOneDerivedFromTheWebhookSecret() {
        try (World world = World.start()) {
            reportOwn(world, TokenForge.withDerivedKey());
            report(world, TokenForge.withDerivedKey(), true);
            report(world, TokenForge.withKey(Surroundings.WEBHOOK_SECRET), false);
            report(world, TokenForge.withKey(OTHER_KEY), false);
        }
    }

    @Test
    void duringARotationTheKeyAndThePreviousOneAreAcceptedAndNoOther() {
        try (World world = World.with(Map.of("CALLBACK_TOKEN_KEY", NEW_KEY, "CALLBACK_TOKEN_KEY_PREVIOUS", OLD_KEY))) {
            reportOwn(world, TokenForge.withKey(NEW_KEY));
            report(world, TokenForge.withKey(NEW_KEY), true);
            report(world, TokenForge.withKey(OLD_KEY), true);
            report(world, TokenForge.withDerivedKey(), false);
            report(world, TokenForge.withKey(OTHER_KEY), false);
        }
    }

    @Test
    void whenAKeyIsSetForTheFirstTimeThePreviousOneIsTheDerivedOne() {
        try (World world = World.with(Map.of("CALLBACK_TOKEN_KEY", NEW_KEY))) {
            reportOwn(world, TokenForge.withKey(NEW_KEY));
            report(world, TokenForge.withKey(NEW_KEY), true);
            report(world, TokenForge.withDerivedKey(), true);
            report(world, TokenForge.withKey(OLD_KEY), false);
        }
    }

    @Test
    void whenAKeyIsNoLongerSetItIsStillThePreviousOne() {
        try (World world = World.with(Map.of("CALLBACK_TOKEN_KEY_PREVIOUS", OLD_KEY))) {
            reportOwn(world, TokenForge.withDerivedKey());
            report(world, TokenForge.withDerivedKey(), true);
            report(world, TokenForge.withKey(OLD_KEY), true);
            report(world, TokenForge.withKey(NEW_KEY), false);
        }
    }
}
