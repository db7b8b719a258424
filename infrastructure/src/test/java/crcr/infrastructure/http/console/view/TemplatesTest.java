package crcr.infrastructure.http.console.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No template goes round the escaping, or holds what the Content-Security-Policy forbids. */
final class TemplatesTest {
    private static final Path TEMPLATES = Path.of("src/main/jte");
    private static final Pattern FORBIDDEN = Pattern.compile(
            "\\$unsafe|<script|</script|<style|\\sstyle\\s*=|\\son[a-z]+\\s*=|javascript:|<iframe|<object|<embed|<base|srcdoc"
                    + "|http-equiv",
            Pattern.CASE_INSENSITIVE);

    private static boolean isClean(String template) {
        return !FORBIDDEN.matcher(template).find();
    }

    @Test
    void noTemplateHoldsWhatIsForbidden() throws IOException {
        List<Path> templates;
        try (Stream<Path> all = Files.walk(TEMPLATES)) {
            templates = all.filter(Files::isRegularFile).toList();
        }
        assertTrue(templates.size() > 10, templates::toString);
        for (Path template : templates) {
            assertTrue(template.toString().endsWith(".jte"), template::toString);
            assertTrue(isClean(Files.readString(template)), () -> template + " holds what is forbidden");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>$unsafe{x}</p>",
                "<script>1</script>",
                "<p style=\"color:red\">",
                "<p\nonclick=\"x\">",
                "<a href=\"JavaScript:x\">",
                "<STYLE>",
                "<meta http-equiv=\"refresh\">"
            })
    void whatIsForbiddenIsFound(String template) {
        assertFalse(isClean(template));
    }

    @Test
    void everyTemplateIsPartOfTheProgram() throws IOException {
        try (Stream<Path> all = Files.walk(TEMPLATES)) {
            List<String> missing = all.filter(Files::isRegularFile)
                    .map(template -> "/crcr/infrastructure/http/console/template/"
                            + TEMPLATES
                                    .relativize(template)
                                    .toString()
                                    .replaceAll("([a-z]+)\\.jte$", "Jte$1Generated.class"))
                    .filter(name -> Html.class.getResource(name) == null)
                    .toList();
            assertEquals(List.of(), missing);
        }
    }
}
