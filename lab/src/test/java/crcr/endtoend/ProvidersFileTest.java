package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import crcr.fixture.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a relay makes of its providers' file, as operators see it (docs/reference/providers.md). */
class ProvidersFileTest {
    private static final String CI = "0190aaaa-0000-4000-8000-00000000000a/0190bbbb-0000-4000-8000-00000000000b";
    private static final String GOOD = """
            providers:
              buildkite:
                link_host: buildkite.com
                repo_map:
                  %s:
                    repo: Acme/Alpha
                    required_claims: {build_branch: [main, nightly], step_key: report}
              gitlab:
                repo_map:
                  1/2: acme/delta
            """.formatted(CI);
    private static final String LINE = System.lineSeparator();

    @TempDir
    private Path directory = Path.of("");

    private World world;

    @BeforeEach
    void begin() throws IOException {
        write(GOOD);
        world = World.with(Map.of("CI_PROVIDERS_URL", file().toUri().toString(), "ALLOWLIST_TTL_SECONDS", "1"));
        awaitPipelines(CI, "1/2");
    }

    @AfterEach
    void end() {
        world.close();
    }

    private Path file() {
        return directory.resolve("ci_providers.yml");
    }

    // At once, so that nobody reads a half of it.
    private void write(String text) throws IOException {
        Path part = Files.writeString(directory.resolve("part"), text);
        Files.move(part, file(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private JsonNode trust() {
        return Operator.of(world).get("/trust").assertTaken(200).json();
    }

    private List<String> ids() {
        List<String> ids = new ArrayList<>();
        trust().path("pipelines")
                .forEach(pipeline -> ids.add(pipeline.path("id").asText()));
        return ids;
    }

    private void awaitPipelines(String... expected) {
        Eventually.holds("in force are the pipelines " + List.of(expected), () -> ids().equals(List.of(expected)));
    }

    private String metrics() {
        return world.http().get(world.atManagementPort("/metrics")).body();
    }

    private boolean hasCounted(String outcome) {
        return !metrics().contains("crcr_providers_refreshes_total{outcome=\"" + outcome + "\"} 0.0\n");
    }

    @Test
    void thePipelinesInForceAreListed() {
        JsonNode trust = trust();

        assertEquals("in_force", trust.path("providers").asText());
        assertEquals(
                "[{\"repo\":\"Acme/Alpha\",\"system\":\"buildkite\",\"id\":\"" + CI + "\",\"required_claims\":"
                        + "{\"build_branch\":[\"main\",\"nightly\"],\"step_key\":[\"report\"]},"
                        + "\"link_host\":\"buildkite.com\"},"
                        + "{\"repo\":\"acme/delta\",\"system\":\"gitlab\",\"id\":\"1/2\",\"required_claims\":{}}]",
                trust.path("pipelines").toString());
        String metrics = metrics();
        for (String line : List.of(
                "crcr_pipelines{system=\"buildkite\"} 1.0",
                "crcr_pipelines{system=\"gitlab\"} 1.0",
                "crcr_pipelines{system=\"circleci\"} 0.0",
                "crcr_providers_warnings 0.0")) {
            assertTrue(metrics.contains(line + "\n"), metrics);
        }
    }

    @Test
    void theCommandListsThem() {
        assertEquals(
                String.join(
                                LINE,
                                "no event has been relayed and no repository has reported yet",
                                "",
                                "repo        system     id" + " ".repeat(CI.length())
                                        + "link host      required claims",
                                "Acme/Alpha  buildkite  " + CI
                                        + "  buildkite.com  build_branch=main|nightly step_key=report",
                                "acme/delta  gitlab     1/2" + " ".repeat(CI.length() - 1) + "-              -")
                        + LINE,
                Operator.of(world).trust("list").out().replace("\n", LINE));
    }

    @Test
    void aChangedFileIsFollowed() throws IOException {
        write(GOOD + "      3/4: {repo: acme/delta, since: 2026}\n");

        awaitPipelines(CI, "1/2", "3/4");
        assertTrue(metrics().contains("crcr_providers_warnings 1.0\n"));

        write("providers: {}");
        awaitPipelines();
        assertTrue(
                Operator.of(world).trust("list").out().contains("the providers' file has no pipeline"),
                "the command says so");
    }

    @Test
    void anInvalidFileLeavesTheGoodOneInForce() throws IOException {
        write(GOOD + "      3/4: {repo: acme/delta, required_claims: {ref: {a: b}}}\n");

        Eventually.holds("the file is found invalid", () -> hasCounted("invalid"));
        assertEquals(List.of(CI, "1/2"), ids());
        world.awaitReady();

        Files.delete(file());
        Eventually.holds("the file is found to be away", () -> hasCounted("unreachable"));
        assertEquals(List.of(CI, "1/2"), ids());
        assertEquals("in_force", trust().path("providers").asText());
        world.awaitReady();
    }

    @Test
    void aFileThatWasNeverGoodStopsNothingOfGitHubs() throws IOException {
        write("providers: {buildkite: {issuer: https://evil.example}}");
        world.close();
        world = World.with(Map.of("CI_PROVIDERS_URL", file().toUri().toString(), "ALLOWLIST_TTL_SECONDS", "1"));

        Eventually.holds("the file is found invalid", () -> hasCounted("invalid"));
        world.awaitReady();
        assertEquals("not_loaded", trust().path("providers").asText());
        assertFalse(trust().has("pipelines"));
        assertTrue(
                Operator.of(world).trust("list").out().contains("the providers' file has not been loaded yet"),
                "the command says so");
        assertTrue(metrics().contains("crcr_providers_age_seconds NaN\n"), "its age is not known");
        assertTrue(metrics().contains("crcr_pipelines{system=\"buildkite\"} NaN\n"), "nor are its pipelines");
        String delivery = world.relayedEvent();
        world.report(Surroundings.ALPHA, Reports.inProgress(delivery)).assertTaken(200);
    }

    @Test
    void withoutTheSettingThereIsNothingOfIt() {
        world.close();
        world = World.start();

        assertEquals("not_configured", trust().path("providers").asText());
        assertFalse(trust().has("pipelines"));
        assertFalse(metrics().contains("crcr_providers"), "nothing is measured");
        assertFalse(metrics().contains("crcr_pipelines"), "nothing is measured");
    }
}
