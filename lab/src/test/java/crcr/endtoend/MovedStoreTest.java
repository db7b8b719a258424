package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.fixture.Eventually;
import crcr.fixture.FreePort;
import crcr.fixture.RedisNode;
import crcr.lab.simulator.github.GitHubFault;
import crcr.lab.simulator.github.GitHubOperation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A failover behind a name: the primary becomes a replica, and somewhat later the name leads to the new primary. */
class MovedStoreTest {
    private static final String NAME = "store.test";

    private final Surroundings surroundings = new Surroundings();
    private final Http http = new Http();
    private final Path directory;
    private final Path hosts;
    private final RedisNode first;
    private final RedisNode second;
    private final RelayProcess relay;

    MovedStoreTest(@TempDir Path directory) throws IOException {
        this.directory = directory;
        int port = FreePort.any();
        first = RedisNode.startAt("127.0.0.1", port, directory.resolve("first"));
        second = RedisNode.startAt(
                "127.0.0.2", port, directory.resolve("second"), "replicaof " + first.host() + " " + port);
        hosts = directory.resolve("hosts");
        letTheNameLeadTo(first);
        surroundings.publishAllowlist();
        Map<String, String> settings = surroundings.settings();
        settings.put("REDIS_ENDPOINT", NAME + ":" + port);
        // What Java reads instead of asking the system, each time that it does not know a name.
        relay = RelayProcess.start(
                        directory,
                        settings,
                        "-Djdk.net.hosts.file=" + hosts,
                        // A Java that knows it for ever unless the relay says otherwise.
                        "-Dsun.net.inetaddr.ttl=-1")
                .awaitReady(http);
    }

    @AfterEach
    void end() {
        relay.close();
        http.close();
        surroundings.close();
        first.close();
        second.close();
    }

    private void letTheNameLeadTo(RedisNode server) throws IOException {
        Path written = Files.writeString(directory.resolve("hosts.new"), server.host() + " " + NAME + "\n");
        Files.move(written, hosts, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private RelayAnswer send(Webhook webhook) {
        return http.send(webhook.to(relay.atPublicPort("/github/webhook")));
    }

    private RelayAnswer readiness() {
        return http.get(relay.atManagementPort("/readyz"));
    }

    private long dispatches(Webhook webhook) {
        return surroundings.github().dispatches().stream()
                .filter(dispatch -> new String(dispatch.clientPayload().bytes(), StandardCharsets.UTF_8)
                        .contains(webhook.delivery()))
                .count();
    }

    private void awaitDispatched(Webhook webhook) {
        Eventually.holds("it is dispatched", () -> dispatches(webhook) == Surroundings.DOWNSTREAMS.size());
    }

    private static boolean hasRelay(RedisNode server) {
        return server.ask(commands -> commands.clientList()).contains("name=crcr-relay");
    }

    private void failOver() {
        Eventually.holds(
                "the replica has everything", () -> first.ask(commands -> commands.waitForReplication(1, 1000)) == 1);
        second.ask(commands -> commands.replicaofNoOne());
        first.ask(commands -> commands.replicaof(second.host(), second.port()));
    }

    @Test
    void theRelayGoesWhereTheNameLeadsAndCarriesOutWhatItHadAccepted() throws IOException {
        // Each downstream's first attempt fails, so that all of them wait when the store moves.
        surroundings
                .github()
                .failNext(
                        Surroundings.DOWNSTREAMS.size(),
                        GitHubOperation.DISPATCH,
                        GitHubFault.error(503, "unavailable"));
        Webhook before = Payloads.openedPullRequest();
        send(before).assertTaken(202);
        Eventually.holds(
                "all have been tried",
                () -> surroundings.github().requests(GitHubOperation.DISPATCH).size()
                        >= Surroundings.DOWNSTREAMS.size());

        failOver();
        Eventually.holds("it says why it is not ready", () -> readiness().status() == 503);
        readiness().assertRefused(503).assertDetail("the store is a replica");
        send(Payloads.openedPullRequest()).assertRefusedForNow(503).assertDetail("the store is a replica");

        letTheNameLeadTo(second);
        relay.awaitReady(http);
        Webhook after = Payloads.openedPullRequest();
        send(after).assertTaken(202);
        awaitDispatched(after);
        awaitDispatched(before);
        assertTrue(hasRelay(second));
        assertTrue(!hasRelay(first), "no connection to the former primary is left");
    }
}
