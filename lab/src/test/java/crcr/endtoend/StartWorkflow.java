package crcr.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;

/** The commands of docs/start that .github/workflows/test.yml runs, since they need a cluster or a whole build. */
final class StartWorkflow {
    // Tests run in their module's directory.
    private static final Path WORKFLOW = Path.of("..", ".github", "workflows", "test.yml");
    // Which the workflow's checkout does.
    private static final String CHECKOUT = "git clone <this repository> relay && cd relay";

    private final Set<String> lines;

    private StartWorkflow(Set<String> lines) {
        this.lines = lines;
    }

    static StartWorkflow read() {
        try {
            return new StartWorkflow(Files.readString(WORKFLOW)
                    .lines()
                    .map(line -> line.strip().replaceFirst("^- run: ", "").replaceFirst("(?: >\\S+)?(?: &)?$", ""))
                    .collect(Collectors.toSet()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns whether it runs just this command; where the output goes, and whether it waits, does not matter. */
    boolean runs(String command) {
        return command.equals(CHECKOUT) || lines.contains(command);
    }
}
