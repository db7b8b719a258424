package crcr.infrastructure.redis.embedded;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Which Redis server the relay starts, on machines that lack something. */
@EnabledOnOs(OS.LINUX)
final class ServerSearchTest {
    @TempDir
    private Path directory;

    private Path home;
    private Path path;
    private Path elsewhere;

    @BeforeEach
    void makeDirectories() throws IOException {
        home = Files.createDirectory(directory.resolve("home"));
        path = Files.createDirectory(directory.resolve("path"));
        elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
    }

    private ServerSearch search(CarriedServer.Unpack unpack, Path... elsewhere) {
        return new ServerSearch(
                new CarriedServer(unpack, List.of(elsewhere)),
                new ServersOnPath(List.of(directory.resolve("absent"), path)));
    }

    private String refusal(ServerSearch search) {
        return String.valueOf(assertThrows(IllegalStateException.class, () -> search.find(home))
                .getMessage());
    }

    @Test
    void theOneThatComesAlongIsUsedWhereItRuns() throws IOException {
        OtherServers.working(path, "redis-server");
        try (ServerBinary found = search(OtherServers::carried).find(home)) {
            assertTrue(found.file().startsWith(home), found::description);
            assertTrue(
                    found.description().matches("Redis 6\\.2\\.\\d+, which comes with the relay, .*"),
                    found::description);
        }
    }

    @Test
    void whereItDoesNotRunOneOnThePathIsUsedAndTheLogSaysWhy() throws IOException {
        Path valkey = OtherServers.working(path, "valkey-server");
        try (ServerBinary found = search(OtherServers::withoutItsLibrary).find(home)) {
            assertEquals(valkey, found.file());
            assertTrue(found.description().contains("libssl.so.9: cannot open shared object file"), found::description);
        }
        assertTrue(Files.exists(valkey), "a server of the machine is never removed");
    }

    @Test
    void oneOnThePathThatIsTooOldIsPassedOver() throws IOException {
        OtherServers.printing(path, "redis-server", "Redis server v=6.0.16 sha=00000000:0 malloc=jemalloc-5.2.1");
        String refusal = refusal(search(OtherServers::withoutItsLibrary));
        assertAll(
                () -> assertTrue(refusal.contains("it is Redis 6.0.16, and the relay needs version 6.2"), refusal),
                () -> assertTrue(refusal.contains("libssl.so.9"), refusal));

        Path valkey = OtherServers.printing(path, "valkey-server", "Valkey server v=8.1.1 sha=00000000:0");
        try (ServerBinary found = search(OtherServers::withoutItsLibrary).find(home)) {
            assertEquals(valkey, found.file());
            assertTrue(found.description().startsWith("Valkey 8.1.1 of this machine"), found::description);
        }
    }

    @Test
    void whereThereIsNoneTheMessageSaysWhatToInstall() {
        String refusal = refusal(search(OtherServers::withoutItsLibrary));
        assertAll(
                () -> assertTrue(refusal.contains("libssl.so.9: cannot open shared object file"), refusal),
                () -> assertTrue(refusal.contains("no redis-server and no valkey-server on the PATH"), refusal),
                () -> assertTrue(refusal.contains("install Redis 6.2 or newer, or Valkey"), refusal),
                () -> assertTrue(refusal.contains("REDIS_ENDPOINT"), refusal));
    }

    @Test
    void whatIsNoServerIsNoneAndIsQuoted() throws IOException {
        OtherServers.printing(path, "redis-server", "something else");
        String refusal = refusal(search(OtherServers::withoutItsLibrary));
        assertTrue(refusal.contains("redis-server: it ends with status 0: something else"), refusal);
    }

    @Test
    void aSystemForWhichNoneComesAlongUsesOneOnThePath() throws IOException {
        Path redis = OtherServers.working(path, "redis-server");
        ServerSearch search = search(
                _ -> {
                    throw new IOException("none comes along for this system");
                },
                elsewhere);
        try (ServerBinary found = search.find(home)) {
            assertEquals(redis, found.file());
        }
        assertNothingIsLeft(elsewhere);
    }

    @Test
    void dataOfVersion7AreNotReadByAnOlderServerWhichWouldStartEmpty() throws IOException {
        Files.createDirectory(home.resolve("appendonlydir"));
        String refusal = refusal(search(OtherServers::carried));
        assertAll(
                () -> assertTrue(
                        refusal.matches(".* it is Redis 6\\.2\\.\\d+, and the data in " + home + " were .*"), refusal),
                () -> assertTrue(refusal.contains("install Redis 7.0 or newer, or Valkey"), refusal));

        Path redis = OtherServers.printing(path, "redis-server", "Redis server v=7.0.15 sha=00000000:0");
        try (ServerBinary found = search(OtherServers::carried).find(home)) {
            assertEquals(redis, found.file());
        }
    }

    @Test
    void aDirectoryMountedNoexecDoesNotMatter() throws Exception {
        try (MountedDirectory mounted = MountedDirectory.at(home, "noexec,size=32m")) {
            try (ServerBinary found = search(OtherServers::carried, elsewhere).find(mounted.path())) {
                assertTrue(found.file().startsWith(elsewhere), found::description);
                assertTrue(ServerTrial.of(found.file()) instanceof ServerTrial.Runs, found::description);
            }
            assertNothingIsLeft(elsewhere);
        }
    }

    @Test
    void whereEveryDirectoryIsMountedNoexecOneOnThePathIsUsed() throws Exception {
        try (MountedDirectory one = MountedDirectory.at(home, "noexec,size=32m");
                MountedDirectory other = MountedDirectory.at(elsewhere, "noexec,size=32m")) {
            String refusal = refusal(search(OtherServers::carried, other.path()));
            assertEquals(2, refusal.split("Permission denied", -1).length - 1, refusal);
            assertNothingIsLeft(other.path());

            Path redis = OtherServers.working(path, "redis-server");
            try (ServerBinary found =
                    search(OtherServers::carried, other.path()).find(one.path())) {
                assertEquals(redis, found.file());
            }
        }
    }

    private static void assertNothingIsLeft(Path directory) throws IOException {
        try (Stream<Path> left = Files.list(directory)) {
            assertFalse(left.findAny().isPresent(), directory + " is empty");
        }
    }
}
