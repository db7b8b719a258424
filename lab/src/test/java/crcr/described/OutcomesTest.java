package crcr.described;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What docs/reference/http.md says in words of the causes of answers is what the description names. */
final class OutcomesTest {
    private static final Pattern WORD = Pattern.compile("`([a-z0-9_]+)`");
    // Not of one status: whatever HUD or the first answer had.
    private static final Set<String> OF_ANY_STATUS = Set.of("refused_by_hud", "duplicate");

    private final List<String> lines;

    OutcomesTest() throws IOException {
        lines = Files.readAllLines(Path.of("..", "docs", "reference", "http.md"));
    }

    // The rows of the first table below a heading, each as its cells.
    private Stream<List<String>> rows(String heading) {
        int start = lines.indexOf(heading);
        assertTrue(start >= 0, () -> "there is no heading " + heading);
        return lines.subList(start + 1, lines.size()).stream()
                .dropWhile(line -> !line.startsWith("|"))
                .takeWhile(line -> line.startsWith("|"))
                .skip(2)
                .map(line -> List.of(line.split(" *\\| *", -1)))
                .map(cells -> cells.subList(1, cells.size()));
    }

    private static Stream<String> words(String cell) {
        return WORD.matcher(cell).results().map((MatchResult word) -> word.group(1));
    }

    private Set<String> written(String heading) {
        Set<String> written = new TreeSet<>();
        rows(heading)
                .filter(cells -> cells.getFirst().matches("\\d{3}"))
                .forEach(cells -> words(cells.get(1)).forEach(word -> written.add(cells.getFirst() + " " + word)));
        return written;
    }

    private static Set<String> described(String path) {
        Set<String> described = new TreeSet<>();
        RelayDescription.RELAY
                .operation(Port.PUBLIC, "POST", path)
                .orElseThrow()
                .responses()
                .forEach(response -> response.outcomes().stream()
                        .filter(outcome -> path.endsWith("webhook") || !OF_ANY_STATUS.contains(outcome))
                        .forEach(outcome -> described.add(response.name().replaceFirst(".* ", "") + " " + outcome)));
        return described;
    }

    @Test
    void thoseOfAWebhookAreTheSame() {
        Set<String> written = written("## `POST /github/webhook`");
        written.addAll(written("## Both endpoints"));

        assertEquals(written, described("/github/webhook"));
    }

    @Test
    void thoseOfACallbackAreTheSame() {
        Set<String> written = written("## `POST /github/callback`");
        written.addAll(written("## Both endpoints"));
        rows("### Outcomes of 401")
                .flatMap(cells -> words(cells.getFirst()))
                .forEach(word -> written.add("401 " + word));
        assertFalse(written.isEmpty());

        assertEquals(written, described("/github/callback"));
    }
}
