package crcr.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of docs/start as its reader follows it.
 *
 * @param steps the files to write and the commands to type, in their order
 */
record StartPage(List<Step> steps) {
    // Tests run in their module's directory.
    static final Path FOLDER = Path.of("..", "docs", "start");

    private static final Pattern STEP = Pattern.compile(
            "(?:Write `(?<path>/[^`]+)`[^`]*```yaml\\n(?<content>.*?)```)|(?:```sh\\n(?<commands>.*?)```)",
            Pattern.DOTALL);

    /** What the reader does. */
    sealed interface Step {}

    /** Writes a file with this content. */
    record Written(String path, String content) implements Step {}

    /** Types a command. */
    record Typed(String command) implements Step {}

    static StartPage read(Path page) {
        try {
            return new StartPage(STEP.matcher(Files.readString(page))
                    .results()
                    .flatMap(StartPage::steps)
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Step> steps(MatchResult block) {
        return block.group("commands") == null
                ? Stream.of(new Written(block.group("path"), block.group("content")))
                : block.group("commands").replace("\\\n", " ").lines().map(Typed::new);
    }

    /** Returns the commands, in their order. */
    Stream<String> commands() {
        return steps.stream()
                .filter(Typed.class::isInstance)
                .map(Typed.class::cast)
                .map(Typed::command);
    }
}
