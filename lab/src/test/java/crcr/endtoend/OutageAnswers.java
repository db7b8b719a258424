package crcr.endtoend;

import java.net.URI;
import java.util.List;
import java.util.function.Supplier;

/** What is answered while the store is away, or there is no room. */
final class OutageAnswers {
    private static final int BEYOND_ROOM = 600;
    // On a busy machine they may come so slowly that there is room for all.
    private static final int ROUNDS = 10;

    private OutageAnswers() {}

    /** Makes each of the answers occur. */
    static void occurIn(World world, Witness witness) throws InterruptedException {
        String delivery = world.relayedEvent();
        world.store().cut();
        ofPublic(world, delivery);
        ofManagement(Operator.of(world));
        world.store().mend();
        world.awaitReady();

        Webhook webhook = Payloads.openedPullRequest();
        untilFull(world, witness, () -> world.send(webhook));
        // Signed before, so that they come at the same moment.
        URI callbacks = world.atPublicPort("/github/callback");
        String token = world.token(Surroundings.BETA).compact();
        byte[] report = Reports.sent(Reports.inProgress(delivery));
        untilFull(world, witness, () -> world.http().report(callbacks, token, report));
    }

    // A request that has room keeps it until the relay gives the store up.
    private static void untilFull(World world, Witness witness, Supplier<RelayAnswer> request)
            throws InterruptedException {
        boolean full = false;
        for (int round = 0; round < ROUNDS && !full; round++) {
            world.store().stall();
            full = witness.noteTogether(BEYOND_ROOM, _ -> request.get()).contains("intake_full");
            world.store().mend();
            world.awaitReady();
        }
    }

    /** Makes those of the public port occur. */
    static void ofPublic(World world, String delivery) {
        world.send(Payloads.openedPullRequest()).assertRefusedForNow(503);
        world.report(Surroundings.ALPHA, Reports.inProgress(delivery)).assertRefusedForNow(503);
    }

    private static void ofManagement(Operator operator) {
        operator.get("/readyz").assertRefused(503);
        for (String path : List.of(
                "/dead-letters",
                "/dead-letters/content?queue=hud&id=any",
                "/trust",
                "/why?repo=acme/alpha",
                "/scorecard?repo=acme/alpha")) {
            operator.get(path).assertRefusedForNow(503);
        }
        for (String path :
                List.of("/dead-letters/retry?all=true", "/dead-letters/drop?all=true", "/trust/forget?repo=a/b")) {
            operator.post(path).assertRefusedForNow(503);
        }
    }
}
