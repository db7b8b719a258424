package crcr.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** A workflow runs nothing that somebody else can exchange, and may do no more than it must. */
final class WorkflowsTest {
    private static final Path WORKFLOWS = Path.of("..", ".github", "workflows");
    private static final Pattern USES = Pattern.compile("\\s*(- )?uses: .*");
    private static final Pattern PINNED =
            Pattern.compile("\\s*(- )?uses: ([\\w.-]+/[\\w./-]+@[0-9a-f]{40} # v\\d+\\.\\d+\\.\\d+"
                    + "|\\./\\.github/workflows/[\\w-]+\\.yml)");

    static List<Path> workflows() throws IOException {
        try (Stream<Path> files = Files.list(WORKFLOWS)) {
            return files.sorted().toList();
        }
    }

    private static List<String> notPinned(Stream<String> lines) {
        return lines.filter(USES.asMatchPredicate())
                .filter(PINNED.asMatchPredicate().negate())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void everyActionIsPinnedToACommit(Path workflow) throws IOException {
        List<String> lines = Files.readAllLines(workflow);
        assertTrue(lines.stream().anyMatch(USES.asMatchPredicate()), "it uses actions");
        assertEquals(List.of(), notPinned(lines.stream()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "      - uses: actions/checkout@v7",
                "      - uses: actions/checkout@main # v7.0.1",
                "        uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1",
                "        uses: actions/checkout@3d3c42e # v7.0.1",
                "    uses: somebody/else/.github/workflows/test.yml@main"
            })
    void anActionThatIsNotPinnedIsNoticed(String line) {
        assertEquals(List.of(line), notPinned(Stream.of(line)));
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void noJobMayWriteByDefault(Path workflow) throws IOException {
        Object permissions = read(workflow).get("permissions");
        assertTrue(
                Map.of().equals(permissions) || Map.of("contents", "read").equals(permissions),
                () -> workflow + " permits " + permissions);
    }

    @Test
    void aReleaseIsTestedFirst() throws IOException {
        assertTrue(waits("image", "test"));
        assertTrue(waits("release", "image"));
    }

    @Test
    void aTagMakesAnImageForBothPlatformsWithItsContentsAndItsOrigin() throws IOException {
        Map<?, ?> release = read(WORKFLOWS.resolve("release.yml"));
        // YAML 1.1 takes the word "on" for true.
        assertEquals(Map.of("push", Map.of("tags", List.of("v*"))), release.get(true));
        Map<?, ?> image = map(map(release, "jobs"), "image");
        assertEquals(
                List.of(
                        Map.of("platform", "amd64", "machine", "ubuntu-24.04"),
                        Map.of("platform", "arm64", "machine", "ubuntu-24.04-arm")),
                map(map(image, "strategy"), "matrix").get("include"));
        Map<?, ?> build = map(step(image, "docker/build-push-action"), "with");
        assertEquals("linux/${{ matrix.platform }}", build.get("platforms"));
        assertEquals(true, build.get("sbom"));
        assertEquals("mode=max", build.get("provenance"));
        Map<?, ?> attested = map(step(map(map(release, "jobs"), "release"), "actions/attest"), "with");
        assertEquals("${{ steps.publish.outputs.digest }}", attested.get("subject-digest"));
    }

    @Test
    void theTestsRunAgainstEachStoreThatIsPromisedInContainers() throws IOException {
        Map<?, ?> stores = map(map(read(WORKFLOWS.resolve("test.yml")), "jobs"), "stores");
        assertEquals(
                List.of("redis:6.2", "redis:7", "redis:8", "valkey/valkey:8"),
                map(map(stores, "strategy"), "matrix").get("image"));
        assertEquals(
                List.of("./relay test -Dtest.redis=containers -Dtest.redis.image=${{ matrix.image }}"), runs(stores));
        assertFalse(stores.containsKey("services"), "there is one way to a store in a container");
    }

    @Test
    void theImageIsTriedAsTheDockerfileMakesIt() throws IOException {
        Map<?, ?> image = map(map(read(WORKFLOWS.resolve("test.yml")), "jobs"), "image");
        assertEquals(List.of("bootstrap/image/try"), runs(image));
        assertTrue(Files.isExecutable(Path.of("image", "try")));
    }

    private static List<String> runs(Map<?, ?> job) {
        return ((List<?>) Objects.requireNonNull(job.get("steps")))
                .stream()
                        .map(Map.class::cast)
                        .filter(step -> step.containsKey("run"))
                        .map(step -> String.valueOf(step.get("run")))
                        .toList();
    }

    private static Map<?, ?> step(Map<?, ?> job, String action) {
        return ((List<?>) Objects.requireNonNull(job.get("steps")))
                .stream()
                        .map(Map.class::cast)
                        .filter(step -> String.valueOf(step.get("uses")).startsWith(action + "@"))
                        .findFirst()
                        .orElseThrow();
    }

    private static Map<?, ?> map(Map<?, ?> in, String name) {
        return (Map<?, ?>) Objects.requireNonNull(in.get(name), name);
    }

    private static boolean waits(String job, String forJob) throws IOException {
        return read(WORKFLOWS.resolve("release.yml")).get("jobs") instanceof Map<?, ?> jobs
                && jobs.get(job) instanceof Map<?, ?> it
                && forJob.equals(it.get("needs"));
    }

    private static Map<String, Object> read(Path workflow) throws IOException {
        return new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(workflow));
    }
}
