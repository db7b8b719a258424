package crcr.lab.demo.sidecar;

import crcr.lab.demo.webhook.WebhookEvent;
import crcr.lab.simulator.github.GitHubSimulator;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** Sends the demo's event to a relay as a new delivery, signed as GitHub signs it. */
public final class SidecarPush {
    private SidecarPush() {}

    /**
     * Prints the relay's answer, and ends with 0 if it accepted the event.
     *
     * @param arguments the address of the webhook; the file with the webhook secret
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        SidecarGitHub.quiet();
        WebhookEvent event = WebhookEvent.builtIn();
        String secret = Files.readString(Path.of(arguments[1])).strip();
        try (GitHubSimulator gitHub = GitHubSimulator.start()) {
            GitHubSimulator.WebhookAnswer answer = gitHub.sendWebhook(
                    URI.create(arguments[0]),
                    secret,
                    event.type(),
                    UUID.randomUUID().toString(),
                    event.body().bytes());
            System.out.println(event.title() + ": " + answer.status() + " " + answer.body());
            if (answer.status() != 202) {
                System.exit(1);
            }
        }
    }
}
