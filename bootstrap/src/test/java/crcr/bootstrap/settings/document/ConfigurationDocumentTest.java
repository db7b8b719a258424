package crcr.bootstrap.settings.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.fixture.GeneratedPart;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** docs/operate/configuration.md has what {@code application.yaml} and the code say. */
final class ConfigurationDocumentTest {
    private static Stream<String> names() {
        return PackagedSetting.all().stream().map(PackagedSetting::name);
    }

    private static Stream<String> numbers() {
        return names().filter(name -> SettingForms.bounds(name).isPresent());
    }

    @Test
    void theReferenceHasEverySetting() throws IOException {
        String table = new SettingTable(PackagedSetting.all(), SettingForms.required()).markdown();

        new GeneratedPart(Path.of("docs", "operate", "configuration.md"), "settings").mustBe("\n" + table + "\n");
    }

    @ParameterizedTest
    @MethodSource("names")
    void everySettingSaysWhatItMeans(String name) {
        String meaning = PackagedSetting.all().stream()
                .filter(setting -> setting.name().equals(name))
                .map(PackagedSetting::meaning)
                .findFirst()
                .orElseThrow();

        assertTrue(meaning.endsWith("."), () -> name + ": " + meaning);
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void aNumberHasTheBoundsThatItsRefusalNames(String name) {
        SettingForms.Bounds bounds = SettingForms.bounds(name).orElseThrow();

        assertEquals(List.of(), SettingForms.refusals(name, "" + bounds.least()).toList());
        assertEquals(List.of(), SettingForms.refusals(name, "" + bounds.most()).toList());
        assertNotEquals(
                List.of(),
                SettingForms.refusals(name, "" + (bounds.least() - 1)).toList());
        assertNotEquals(
                List.of(), SettingForms.refusals(name, "" + (bounds.most() + 1)).toList());
    }

    @Test
    void whatIsRequiredHasNoDefault() {
        assertEquals(
                Set.of(
                        "ALLOWLIST_URL",
                        "GITHUB_APP_ID",
                        "GITHUB_APP_PRIVATE_KEY",
                        "GITHUB_APP_SECRET",
                        "UPSTREAM_REPO"),
                SettingForms.required());
    }

    @Test
    void aSettingIsReadWithItsHeadingItsCommentAndItsDefault() {
        List<PackagedSetting> settings = PackagedSetting.read("""
                # About the file.

                # --- Ports -----
                # The port.
                # 0 takes any.
                PORT: 80
                # A list.
                NAMES:
                  - a
                  - b
                # A secret.
                TOKEN:
                TOKEN_FILE:
                """.lines().toList());

        assertEquals(
                List.of(
                        new PackagedSetting("Ports", "PORT", "The port. 0 takes any.", List.of("80"), false, false),
                        new PackagedSetting("Ports", "NAMES", "A list.", List.of("a", "b"), true, false),
                        new PackagedSetting("Ports", "TOKEN", "A secret.", List.of(), false, true)),
                settings);
    }

    @Test
    void citationsBecomeLinksAndCodeIsMarked() {
        assertEquals(
                "See [levels.md](../concepts/levels.md#l3) and [README.md](../../README.md): `<a>`, &lt;b> \\| `ADMIN_TOKEN`.",
                SettingTable.prose("See docs/concepts/levels.md#l3 and README.md: `<a>`, <b> | ADMIN_TOKEN."));
    }
}
