package crcr.bootstrap.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.bootstrap.secret.LiveSecret.Look;
import crcr.fixture.SecretVolume;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A secret follows its file, however the file is replaced, and never becomes one that is of no use. */
final class LiveSecretTest {
    private static final Look UNCHANGED = new Look.Unchanged();

    @TempDir
    private Path directory = Path.of("");

    private Path file = Path.of("");

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(directory.resolve("token"), "first\n");
    }

    private static LiveSecret<Secret> follow(Path file) {
        SecretFile source = new SecretFile(file.toString());
        return switch (LiveSecret.of("ADMIN_TOKEN", source::read, SecretForm.bearer())) {
            case LiveSecret.Start.Good<Secret>(LiveSecret<Secret> secret) -> secret;
            case LiveSecret.Start.Bad<Secret>(String problem) -> throw new AssertionError(problem);
        };
    }

    // What becomes of a file that stays as it is from now on.
    private static Look settle(LiveSecret<?> secret) {
        assertEquals(UNCHANGED, secret.look());
        Look look = secret.look();
        assertEquals(UNCHANGED, secret.look());
        return look;
    }

    private static void assertIs(String expected, LiveSecret<Secret> secret) {
        assertEquals(expected, secret.get().reveal());
    }

    @Test
    void aFileThatIsWrittenInPlaceIsFollowed() throws IOException {
        LiveSecret<Secret> secret = follow(file);
        assertEquals(UNCHANGED, settle(secret));

        Files.writeString(file, "second\n");

        assertEquals(new Look.Changed(), settle(secret));
        assertIs("second", secret);
    }

    @Test
    void aFileThatAnotherOneIsRenamedOverIsFollowed() throws IOException {
        LiveSecret<Secret> secret = follow(file);

        Files.move(
                Files.writeString(directory.resolve("new"), "second"),
                file,
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);

        assertEquals(new Look.Changed(), settle(secret));
        assertIs("second", secret);
    }

    @Test
    void aVolumeThatKubernetesSwapsIsFollowed() {
        SecretVolume volume = new SecretVolume(directory);
        volume.publish(Map.of("mounted", "first"));
        LiveSecret<Secret> secret = follow(volume.file("mounted"));

        volume.publish(Map.of("mounted", "second"));
        assertEquals(new Look.Changed(), settle(secret));
        assertIs("second", secret);

        volume.publish(Map.of("mounted", "third"));
        assertEquals(new Look.Changed(), settle(secret));
        assertIs("third", secret);
    }

    @Test
    void aFileThatIsCaughtWhileItIsBeingWrittenIsWaitedFor() throws IOException {
        LiveSecret<Secret> secret = follow(file);
        for (String part : List.of("", "s", "seco")) {
            Files.writeString(file, part);
            assertEquals(UNCHANGED, secret.look());
            assertIs("first", secret);
        }

        Files.writeString(file, "second");

        assertEquals(new Look.Changed(), settle(secret));
        assertIs("second", secret);
        assertFalse(secret.isStale());
    }

    @Test
    void theLastGoodOneStaysWhenTheFileIsOfNoUseWhichIsToldOnceForEachContent() throws IOException {
        LiveSecret<Secret> secret = follow(file);

        Files.writeString(file, "two words");
        assertEquals(
                new Look.Failed("must be up to 1000 letters, digits and signs of ASCII, without blanks"),
                settle(secret));
        Files.writeString(file, "");
        assertEquals(new Look.Failed("names a file that is empty"), settle(secret));
        Files.delete(file);
        assertEquals(new Look.Failed("names a file that does not exist"), settle(secret));

        assertIs("first", secret);
        assertTrue(secret.isStale());
    }

    @Test
    void aFileThatIsOfUseAgainEndsThat() throws IOException {
        LiveSecret<Secret> secret = follow(file);
        Files.delete(file);
        settle(secret);

        Files.writeString(file, "first");
        assertEquals(new Look.Mended(), settle(secret));
        assertFalse(secret.isStale());
        Files.delete(file);
        settle(secret);
        Files.writeString(file, "second");
        assertEquals(new Look.Changed(), settle(secret));

        assertFalse(secret.isStale());
        assertIs("second", secret);
    }

    @Test
    void whatHappensIsCountedByName() throws IOException {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        try (SecretRefresh refresh = new SecretRefresh(List.of(follow(file)), meters)) {
            Files.writeString(file, "second");
            refresh.look();
            refresh.look();
            Files.delete(file);
            refresh.look();
            refresh.look();
            refresh.look();
        }

        for (String outcome : List.of("changed", "failed")) {
            assertEquals(
                    1.0,
                    meters.get("crcr.secret.reloads")
                            .tags("secret", "ADMIN_TOKEN", "outcome", outcome)
                            .counter()
                            .count());
        }
    }

    @Test
    void itShowsItsNameAlone() {
        assertEquals("LiveSecret[ADMIN_TOKEN]", follow(file).toString());
    }
}
