package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every command of docs/start is run: by the workflow, or by FirstDeploymentTest. */
class StartCommandsTest {
    private static final StartWorkflow WORKFLOW = StartWorkflow.read();

    @Test
    void everyCommandIsRun() throws IOException {
        try (Stream<Path> pages = Files.list(StartPage.FOLDER)) {
            assertEquals(
                    List.of(),
                    pages.filter(page -> !page.endsWith(FirstDeploymentTest.PAGE))
                            .flatMap(page -> StartPage.read(page)
                                    .commands()
                                    .filter(command -> !WORKFLOW.runs(command))
                                    .map(command -> page.getFileName() + ": " + command))
                            .toList());
        }
    }

    @Test
    void aCommandThatTheWorkflowDoesNotHaveIsFound() {
        assertTrue(WORKFLOW.runs("kind create cluster"));
        assertFalse(WORKFLOW.runs("kind create"));
        assertFalse(WORKFLOW.runs("kind delete cluster"));
    }

    @Test
    void thePagesHaveCommands() {
        assertTrue(StartPage.read(StartPage.FOLDER.resolve("kubernetes.md"))
                        .commands()
                        .count()
                > 8);
    }
}
