package crcr.infrastructure.redis.embedded;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.sync.RedisCommands;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The relay's own Redis starts with whatever server there is, ends with the relay, and says why it does not start. */
final class EmbeddedRedisTest {
    @TempDir
    private Path directory;

    private Path home;
    private Path path;

    @BeforeEach
    void makeDirectories() throws IOException {
        home = directory.resolve("home");
        path = Files.createDirectory(directory.resolve("path"));
    }

    /** Only what is on this path runs. */
    private ServerSearch onPath() {
        return new ServerSearch(
                new CarriedServer(OtherServers::withoutItsLibrary, List.of()), new ServersOnPath(List.of(path)));
    }

    private static <T> T ask(EmbeddedRedis redis, Function<RedisCommands<String, String>, T> question) {
        RedisURI uri = RedisURI.Builder.redis(
                        redis.address().host(), redis.address().port())
                .withPassword(redis.address().password().orElseThrow().toCharArray())
                .build();
        try (RedisClient client = RedisClient.create(uri);
                var connection = client.connect()) {
            return question.apply(connection.sync());
        }
    }

    private long pid() throws IOException {
        return Long.parseLong(Files.readString(home.resolve("redis.pid")).strip());
    }

    private static String refusal(Path directory) {
        return String.valueOf(assertThrows(IllegalStateException.class, () -> EmbeddedRedis.start(directory))
                .getMessage());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aServerOfAnotherNameEndsWithTheRelay() throws IOException {
        OtherServers.working(path, "valkey-server");
        assertEndsWithTheRelay();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aServerThatIsALinkAsDebianHasItEndsWithTheRelay() throws IOException {
        Files.createSymbolicLink(path.resolve("redis-server"), OtherServers.working(path, "redis-check-rdb"));
        assertEndsWithTheRelay();
    }

    private void assertEndsWithTheRelay() throws IOException {
        long pid;
        try (EmbeddedRedis redis = EmbeddedRedis.start(home, onPath(), EmbeddedRedisTest::freePort)) {
            ask(redis, commands -> commands.set("kept", "yes"));
            pid = pid();
            assertTrue(ServerProcess.of(pid).isPresent());
        }
        assertTrue(ServerProcess.of(pid).isEmpty());
        try (EmbeddedRedis redis = EmbeddedRedis.start(home, onPath(), EmbeddedRedisTest::freePort)) {
            assertEquals("yes", ask(redis, commands -> commands.get("kept")));
        }
    }

    @Test
    void whatItUnpacksForTheStartIsNotNeededAfterIt() throws Exception {
        Path elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
        Files.createDirectory(home);
        ServerSearch search = new ServerSearch(
                new CarriedServer(OtherServers::carried, List.of(elsewhere)), new ServersOnPath(List.of()));
        try (MountedDirectory mounted = MountedDirectory.at(home, "noexec,size=64m");
                EmbeddedRedis redis = EmbeddedRedis.start(mounted.path(), search, EmbeddedRedisTest::freePort)) {
            try (var left = Files.list(elsewhere)) {
                assertEquals(0, left.count());
            }
            assertEquals("OK", ask(redis, commands -> commands.set("kept", "yes")));
            assertTrue(ServerProcess.of(pid()).isPresent(), "it is known even without its file");
        }
    }

    @Test
    void aFileInPlaceOfItsDirectoryIsNamed() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");
        String refusal = refusal(file);
        assertTrue(refusal.contains("does not start in " + file), refusal);
        assertTrue(refusal.endsWith(file + " is there, and is not a directory"), refusal);
        assertTrue(refusal(file.resolve("below")).endsWith("Not a directory"));
    }

    @Test
    void aDirectoryThatMayNotBeWrittenToIsNamed() throws Exception {
        Files.createDirectory(home);
        try (MountedDirectory mounted = MountedDirectory.at(home, "ro")) {
            String refusal = refusal(mounted.path());
            assertTrue(refusal.endsWith("relay.lock: Read-only file system"), refusal);
        }
    }

    @Test
    void aFullDiskIsNamed() throws Exception {
        Files.createDirectory(home);
        try (MountedDirectory mounted = MountedDirectory.at(home, "size=4k")) {
            Files.write(mounted.path().resolve("full"), new byte[4096]);
            String refusal = refusal(mounted.path());
            assertTrue(refusal.contains("No space left on device"), refusal);
        }
    }

    @Test
    void aPortThatIsTakenIsNamed() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String refusal = String.valueOf(assertThrows(
                            IllegalStateException.class,
                            () -> EmbeddedRedis.start(home, ServerSearch.onThisMachine(), taken::getLocalPort))
                    .getMessage());
            assertTrue(refusal.contains("Address already in use"), refusal);
            assertTrue(refusal.contains(Integer.toString(taken.getLocalPort())), refusal);
        }
    }

    @Test
    void dataThatCannotBeReadAreNamedByTheEndOfItsLogWithoutThePassword() throws IOException {
        String password;
        try (EmbeddedRedis redis = EmbeddedRedis.start(home)) {
            password = redis.address().password().orElseThrow();
            ask(redis, commands -> commands.set("kept", "yes"));
        }
        Files.writeString(home.resolve("appendonly.aof"), "no command\r\n", StandardOpenOption.APPEND);

        String refusal = refusal(home);
        assertAll(
                () -> assertTrue(refusal.contains("redis.log ends with: "), refusal),
                () -> assertTrue(refusal.contains("Bad file format reading the append only file"), refusal),
                () -> assertFalse(refusal.contains(password), refusal));
    }

    @Test
    void anotherRelayThatUsesTheDataIsNamedAndTheDataAreFreeAfterAFailedStart() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThrows(
                    IllegalStateException.class,
                    () -> EmbeddedRedis.start(home, ServerSearch.onThisMachine(), taken::getLocalPort));
        }
        try (EmbeddedRedis first = EmbeddedRedis.start(home)) {
            assertThrows(EmbeddedRedis.InUseException.class, () -> EmbeddedRedis.start(home));
            assertEquals("PONG", ask(first, RedisCommands::ping));
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
