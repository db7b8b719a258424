package crcr.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the Dockerfile adds to the assembled image. */
final class DockerfileTest {
    private static final Path TOP = Path.of("..");

    private static List<String> dockerfile() throws IOException {
        return Files.readAllLines(TOP.resolve("Dockerfile"));
    }

    private static Stream<String> instructions(String name) throws IOException {
        return dockerfile().stream()
                .filter(line -> line.startsWith(name + " "))
                .map(line -> line.substring(name.length() + 1));
    }

    @Test
    void itRunsAsTheUserOfThePods() throws IOException {
        assertEquals(List.of("65532:65532"), instructions("USER").toList());
        String deployment = Files.readString(TOP.resolve("k8s/base/deployment.yaml"));
        assertTrue(deployment.contains("runAsUser: 65532\n"), deployment);
        assertTrue(deployment.contains("runAsGroup: 65532\n"), deployment);
    }

    @Test
    void itRunsTheServiceWithoutAShell() throws IOException {
        assertEquals(List.of("[\"java\"]"), instructions("ENTRYPOINT").toList());
        assertEquals(List.of("[\"@serve\"]"), instructions("CMD").toList());
    }

    @Test
    void theLastStageIsTheRelayAlone() throws IOException {
        assertEquals("relay", instructions("FROM").toList().getLast());
    }

    @ParameterizedTest
    @ValueSource(strings = {"title", "description", "licenses", "version", "revision", "source", "base.name"})
    void itSaysWhatItIs(String label) throws IOException {
        assertTrue(
                dockerfile().stream().anyMatch(line -> line.contains("org.opencontainers.image." + label + "=\"")),
                label);
    }
}
