package crcr.lab.audit;

import crcr.lab.bench.ServedRelay;
import crcr.lab.simulator.github.GitHubSimulator;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** Sends webhooks, and redelivers each until it gets a 202. */
final class Webhooks {
    private static final int TRIES = 120;
    private static final int AGAIN_MILLIS = 500;

    private final GitHubSimulator github;
    private final Fleet fleet;
    private final Promises promises;

    Webhooks(GitHubSimulator github, Fleet fleet, Promises promises) {
        this.github = github;
        this.fleet = fleet;
        this.promises = promises;
    }

    /** Sends a webhook under a new delivery id. */
    boolean send(String type, byte[] body) throws InterruptedException {
        return send(type, UUID.randomUUID().toString(), body);
    }

    /** Returns whether the webhook was accepted in the end. */
    boolean send(String type, String delivery, byte[] body) throws InterruptedException {
        for (int tries = 0; !isAccepted(type, delivery, body); tries++) {
            if (tries > TRIES) {
                promises.unexpected("the webhook " + delivery + " was not accepted");
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(AGAIN_MILLIS);
        }
        return true;
    }

    private boolean isAccepted(String type, String delivery, byte[] body) throws InterruptedException {
        Optional<ServedRelay> relay = fleet.any();
        if (relay.isEmpty()) {
            return false;
        }
        try {
            var answer = github.sendWebhook(relay.get().webhook(), Stage.SECRET, type, delivery, body);
            if (answer.status() != 202 && answer.status() != 503) {
                promises.unexpected("the webhook " + delivery + " was answered with " + answer);
            }
            return answer.status() == 202;
        } catch (IOException e) {
            return false;
        }
    }
}
