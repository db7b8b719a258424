package crcr.infrastructure.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import crcr.application.store.StoreTrouble;
import crcr.application.store.StoreUnreachableException;
import crcr.domain.delivery.Delivery;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.delivery.Payload;
import crcr.domain.delivery.UpstreamEvent;
import crcr.domain.repository.RepositoryName;
import crcr.fixture.Eventually;
import crcr.fixture.KnownSecrets;
import crcr.fixture.RedisNode;
import crcr.infrastructure.redis.connection.StoreHealth;
import crcr.infrastructure.redis.place.RedisAddress;
import io.lettuce.core.AclCategory;
import io.lettuce.core.AclSetuserArgs;
import io.lettuce.core.ScriptOutputType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** The causes for which a real Redis refuses writes, each of which is distinguished, in the log too. */
final class StoreTroubleTest {
    private static final Logger HEALTH = (Logger) LoggerFactory.getLogger(StoreHealth.class);

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final RedisNode server;
    private final Path home;
    private final RedisStore store;

    StoreTroubleTest(@TempDir Path directory) {
        home = directory.resolve("one");
        server = RedisNode.start(home, "appendonly no", "save \"\"");
        store = RedisStore.connect(
                new RedisAddress("127.0.0.1", server.port(), false, Optional.empty(), Optional.empty()),
                Duration.ofMinutes(1));
    }

    @BeforeEach
    void listen() {
        log.start();
        HEALTH.addAppender(log);
    }

    @AfterEach
    void close() {
        HEALTH.detachAppender(log);
        store.close();
        server.close();
    }

    private void accept() {
        RepositoryName upstream = RepositoryName.of("up/stream");
        UpstreamEvent event =
                new UpstreamEvent("push", Optional.empty(), upstream, upstream, OptionalLong.empty(), "abc");
        Payload payload = new Payload("{}".getBytes(StandardCharsets.UTF_8));
        store.deliveries()
                .accept(
                        new Delivery(new DeliveryId(UUID.randomUUID().toString()), event, Optional.empty(), payload),
                        List.of(RepositoryName.of("a/one")));
    }

    private Optional<StoreUnreachableException> refusal() {
        try {
            accept();
            return Optional.empty();
        } catch (StoreUnreachableException e) {
            return Optional.of(e);
        }
    }

    private void assertTroubled(StoreTrouble trouble) {
        Eventually.holds(trouble + " is found", () -> store.trouble().equals(Optional.of(trouble)));
        StoreUnreachableException failure = Eventually.get("what is accepted is refused", this::refusal);
        assertEquals(trouble, failure.trouble(), failure::toString);
        assertTrue(String.valueOf(failure.getMessage()).startsWith(trouble.words() + ": "), failure::toString);
    }

    private void assertWellAgain() {
        Eventually.holds("it takes writes again", () -> store.trouble().isEmpty());
        accept();
    }

    private List<String> warnings() {
        return List.copyOf(log.list).stream()
                .filter(event -> event.getLevel() == Level.WARN)
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    @Test
    void aHealthyOneHasNone() {
        assertEquals(Optional.empty(), store.trouble());
        accept();
        assertEquals(List.of(), warnings());
    }

    @Test
    void oneThatIsGoneCannotBeReachedUntilItIsBack() {
        server.kill();
        assertTroubled(StoreTrouble.UNREACHABLE);

        server.startAgain();
        assertWellAgain();
    }

    @Test
    void oneThatHasBecomeAReplicaTakesNoWrites(@TempDir Path other) {
        try (RedisNode primary = RedisNode.start(other)) {
            server.ask(commands -> commands.replicaof("127.0.0.1", primary.port()));
            assertTroubled(StoreTrouble.REPLICA);

            server.ask(commands -> commands.replicaofNoOne());
            assertWellAgain();
        }
    }

    @Test
    void aReplicaThatTakesWritesLosesThemAndSoIsNone(@TempDir Path other) {
        try (RedisNode primary = RedisNode.start(other)) {
            server.ask(commands -> commands.configSet("replica-read-only", "no"));
            server.ask(commands -> commands.replicaof("127.0.0.1", primary.port()));
            assertTroubled(StoreTrouble.REPLICA);
        }
    }

    @Test
    void oneWithoutMemoryIsFull() {
        server.ask(commands -> commands.configSet("maxmemory", "1"));
        assertTroubled(StoreTrouble.FULL);

        server.ask(commands -> commands.configSet("maxmemory", "0"));
        assertWellAgain();
    }

    @Test
    void oneThatWantsReplicasItselfHasTooFew() {
        server.ask(commands -> commands.configSet("min-replicas-to-write", "1"));
        assertTroubled(StoreTrouble.UNREPLICATED);

        server.ask(commands -> commands.configSet("min-replicas-to-write", "0"));
        assertWellAgain();
    }

    @Test
    void oneWhoseDiskFailsIsNotSaving() throws IOException {
        server.ask(commands -> commands.configSet("save", "900 1"));
        // What it is to write its data to.
        Files.createDirectory(home.resolve("dump.rdb"));
        server.ask(commands -> commands.bgsave());
        assertTroubled(StoreTrouble.NOT_SAVING);

        Files.delete(home.resolve("dump.rdb"));
        server.ask(commands -> commands.bgsave());
        assertWellAgain();
    }

    @Test
    void oneWhoseUserMayNotWriteGivesNoAccess() {
        server.ask(
                commands -> commands.aclSetuser("default", AclSetuserArgs.Builder.removeCategory(AclCategory.WRITE)));
        assertTroubled(StoreTrouble.NO_ACCESS);

        server.ask(commands -> commands.aclSetuser("default", AclSetuserArgs.Builder.allCommands()));
        assertWellAgain();
    }

    @Test
    void oneThatWantsAPasswordGivesNoAccess() throws IOException {
        Files.writeString(
                home.resolve("redis.conf"),
                "\nrequirepass " + KnownSecrets.REDIS_PASSWORD + "\n",
                StandardOpenOption.APPEND);
        server.kill();
        server.launchAgain();
        assertTroubled(StoreTrouble.NO_ACCESS);
    }

    @Test
    void oneThatHasJustStartedReadsItsDataFirst() throws IOException {
        // It looks at its connections after every 2 MB, and so several times in a second.
        server.ask(commands -> commands.configSet("rdbcompression", "no"));
        server.ask(commands -> commands.eval(
                "for i = 1, 10000 do redis.call('SET', 'key:' .. i, string.rep('x', 10000)) end return 1",
                ScriptOutputType.INTEGER));
        server.ask(commands -> commands.save());
        Files.writeString(home.resolve("redis.conf"), "\nkey-load-delay 700\n", StandardOpenOption.APPEND);
        server.kill();
        server.launchAgain();
        assertTroubled(StoreTrouble.LOADING);
        assertWellAgain();
    }

    @Test
    void theLogHasOneLineForEachCauseOfAnOutageAndNotForEachCall() {
        server.ask(commands -> commands.configSet("maxmemory", "1"));
        assertTroubled(StoreTrouble.FULL);
        for (int calls = 0; calls < 20; calls++) {
            assertThrows(StoreUnreachableException.class, this::accept);
            assertEquals(Optional.of(StoreTrouble.FULL), store.trouble());
        }
        assertEquals(1, warnings().size(), warnings()::toString);
        assertTrue(warnings().getFirst().startsWith(StoreTrouble.FULL.words() + ": OOM "), warnings()::toString);

        server.ask(commands -> commands.configSet("maxmemory", "0"));
        assertWellAgain();
        Eventually.holds(
                "the log says that it is over",
                () -> List.copyOf(log.list).stream().anyMatch(event -> event.getLevel() == Level.INFO));
        server.ask(commands -> commands.configSet("maxmemory", "1"));
        assertTroubled(StoreTrouble.FULL);
        assertEquals(2, warnings().size(), warnings()::toString);
    }
}
