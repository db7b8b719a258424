package crcr.endtoend;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a webhook may be answered while nothing is away. */
final class WebhookAnswers {
    private static final int LARGEST_BODY = 25 * 1024 * 1024;

    private WebhookAnswers() {}

    /** Makes each of the answers occur. */
    static void occurIn(World world) {
        Webhook opened = Payloads.openedPullRequest();
        world.send(opened).assertTaken(202);
        world.send(opened).assertTaken(202);
        world.send(Webhook.of("ping", Webhook.newDelivery(), Payloads.push())).assertTaken(200);
        world.send(Webhook.of("star", Webhook.newDelivery(), Payloads.push())).assertTaken(200);
        ObjectNode ofAnotherId = Payloads.smallPullRequest();
        ofAnotherId.withObject("/repository").put("id", 4_711_000);
        world.send(Webhook.of("pull_request", Webhook.newDelivery(), Payloads.utf8(ofAnotherId)))
                .assertTaken(200);

        world.send(opened.without(Webhook.EVENT)).assertRefused(400);
        world.send(opened.without(Webhook.SIGNATURE)).assertRefused(401);
        world.send(opened.with("Content-Type", "text/plain")).assertRefused(415);
        world.send(opened.withForeignBody(new byte[LARGEST_BODY + 1])).assertRefused(413);
    }
}
