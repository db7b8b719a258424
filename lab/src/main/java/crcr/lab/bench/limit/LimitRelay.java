package crcr.lab.bench.limit;

import crcr.fixture.RedisNode;
import crcr.lab.bench.ServedRelay;
import crcr.lab.bench.limit.wire.Message;
import crcr.lab.bench.limit.wire.Sink;
import crcr.lab.bench.limit.wire.WireConnection;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A relay with what it talks to. */
record LimitRelay(ServedRelay served, RedisNode redis, GitHubSink github, Sink api) implements AutoCloseable {
    Subject subject() {
        return new Subject(served.webhook().getPort(), served.process(), redis);
    }

    /** Sends a webhook, which must be accepted. */
    void accept(WebhookRequests webhooks, String delivery) throws IOException {
        try (WireConnection connection = new WireConnection(subject().port())) {
            Message answer = connection.send(webhooks.request(delivery));
            if (answer.status() != 202) {
                throw new IllegalStateException("webhook answered " + answer.firstLine() + ": " + answer.text());
            }
        }
    }

    /** Has so many deliveries dispatched to each of so many downstreams, and returns their callback tokens. */
    Map<Target, String> dispatched(int deliveries, int downstreams) throws IOException, InterruptedException {
        WebhookRequests webhooks = WebhookRequests.relayed("/github/webhook");
        for (int delivery = 0; delivery < deliveries; delivery++) {
            accept(webhooks, "delivery-" + delivery);
        }
        await(() -> github.callbackTokens().size() == deliveries * downstreams);
        return github.callbackTokens();
    }

    /** Waits until the condition holds, to the millisecond. */
    static void await(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
    }

    @Override
    public void close() {
        github.goOn();
        served.kill();
        api.close();
        redis.close();
    }
}
