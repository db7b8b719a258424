package crcr.lab.bench.limit.rig;

import crcr.lab.bench.limit.wire.Message;
import crcr.lab.bench.limit.wire.PostRequest;
import crcr.lab.bench.limit.wire.WireConnection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Bursts of dispatches, each of which lasts until the simulated GitHub has accepted all of them. */
public final class DispatchBursts {
    private final LimitRelay relay;
    private final int size;
    private final WebhookRequests webhooks = WebhookRequests.relayed("/github/webhook");

    /**
     * Sends them to the GitHub sink of this relay.
     *
     * @param size the number of dispatches in a burst
     */
    public DispatchBursts(LimitRelay relay, int size) {
        this.relay = relay;
        this.size = size;
    }

    /**
     * Makes the relay send a burst, which waits until GitHub continues. Returns the time from then to the last
     * dispatch.
     */
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

    /** Makes a bare loop post the body of the relay's dispatch as often, and returns its duration. */
    public Duration bare(BareProcess bare) {
        byte[] request = PostRequest.of(
                "/dispatches/" + LimitRig.DISPATCH_WORKERS + "/" + size,
                List.of("X-GitHub-API: " + relay.githubUrl()),
                relay.github().lastBody());
        long begin = System.nanoTime();
        try (WireConnection connection = new WireConnection(bare.subject().port())) {
            Message answer = connection.send(request);
            if (answer.status() != 200) {
                throw new IllegalStateException("the loop answered " + answer.firstLine() + ": " + answer.text());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
