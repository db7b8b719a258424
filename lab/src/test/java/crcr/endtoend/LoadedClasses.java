package crcr.endtoend;

import crcr.fixture.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What a relay's process loads from its start to its end, with one event dispatched in between. */
final class LoadedClasses {
    private LoadedClasses() {}

    /**
     * Returns the JVM's words on each class that it has loaded.
     *
     * @param directory for its files; it is made
     * @param more settings beside those of a good deployment
     */
    static List<String> with(Path directory, Map<String, String> more) throws IOException, InterruptedException {
        Files.createDirectory(directory);
        Path classes = directory.resolve("classes.log");
        try (Surroundings surroundings = new Surroundings();
                Http http = new Http()) {
            surroundings.publishAllowlist();
            Map<String, String> settings = surroundings.settings();
            settings.put("DATA_DIR", directory.resolve("data").toString());
            settings.put("JAVA_TOOL_OPTIONS", "-Xlog:class+load:file=" + classes);
            settings.putAll(more);
            try (RelayProcess process = RelayProcess.start(directory, settings).awaitReady(http)) {
                http.send(Payloads.openedPullRequest().to(process.atPublicPort("/github/webhook")))
                        .assertTaken(202);
                Eventually.holds(
                        "it works", () -> surroundings.github().dispatches().size() == Surroundings.DOWNSTREAMS.size());
                process.terminate();
            }
        }
        return Files.readAllLines(classes);
    }
}
