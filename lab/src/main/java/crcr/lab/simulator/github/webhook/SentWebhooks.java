package crcr.lab.simulator.github.webhook;

import crcr.lab.simulator.github.GitHubSimulator.WebhookAnswer;
import crcr.lab.simulator.github.webhook.GitHubDeliveryLog.Webhook;
import java.io.IOException;
import java.time.Clock;

/** Sends webhooks, and records their outcomes. */
public final class SentWebhooks implements AutoCloseable {
    private final WebhookSender sender = new WebhookSender();
    private final GitHubDeliveryLog log;

    /** Takes the time from {@code clock}. */
    public SentWebhooks(Clock clock) {
        this.log = new GitHubDeliveryLog(clock);
    }

    /** Returns the attempts so far. */
    public GitHubDeliveryLog log() {
        return log;
    }

    /** Sends a webhook once. */
    public WebhookAnswer send(Webhook webhook) throws IOException, InterruptedException {
        return send(webhook, false);
    }

    private WebhookAnswer send(Webhook webhook, boolean isRedelivery) throws IOException, InterruptedException {
        int status = 0;
        try {
            WebhookSender.ReceiverAnswer answer = sender.send(
                    webhook.to(),
                    webhook.secret(),
                    webhook.event(),
                    webhook.guid(),
                    webhook.body().bytes());
            status = answer.status();
            return new WebhookAnswer(answer.status(), answer.body());
        } finally {
            log.note(webhook, isRedelivery, status);
        }
    }

    /** Sends a webhook again a little later, as GitHub does. */
    public void redeliver(Webhook webhook) {
        Thread.ofVirtual().start(() -> {
            try {
                send(webhook, true);
            } catch (IOException e) {
                return; // it is in the list
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    @Override
    public void close() {
        sender.close();
    }
}
