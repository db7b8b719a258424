package crcr.lab.bench.limit.rig;

import crcr.lab.bench.limit.wire.Message;
import crcr.lab.bench.limit.wire.PostRequest;
import crcr.lab.bench.limit.wire.WireConnection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Dispatches, so many at once, until what stands for GitHub has taken all of them. */
public final class DispatchBursts {
    private final LimitRelay relay;
    private final int size;
    private final WebhookRequests webhooks = WebhookRequests.relayed("/github/webhook");

    /**
     * Has them sent to what stands for this relay's GitHub.
     *
     * @param size how many at once
     */
    public DispatchBursts(LimitRelay relay, int size) {
        this.relay = relay;
        this.size = size;
    }

    /** Has the relay send them: they wait until GitHub goes on. Returns the time from then to the last one. */
    public Duration relayed() throws InterruptedException {
        GitHubSink github = relay.github();
        github.hang();
        accept();
        long before = github.dispatches();
        long begin = System.nanoTime();
        github.goOn();
        LimitRelay.await(() -> github.dispatches() >= before + size);
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private void accept() {
        try {
            relay.accept(webhooks, UUID.randomUUID().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Has a bare loop post the body of a dispatch that the relay sent as often, and returns the time of that. */
    public Duration bare(BareProcess bare) {
        byte[] request = PostRequest.of(
                "/dispatches/" + LimitRig.DISPATCH_WORKERS + "/" + size,
                List.of("X-GitHub-API: " + relay.githubUrl()),
                relay.github().lastBody());
        long begin = System.nanoTime();
        try (WireConnection connection = new WireConnection(bare.subject().port())) {
            Message answer = connection.send(request);
            if (answer.status() != 200) {
                throw new IllegalStateException("the loop answered " + answer.firstLine());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
