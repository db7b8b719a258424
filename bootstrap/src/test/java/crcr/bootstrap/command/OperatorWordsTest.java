package crcr.bootstrap.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.application.dispatch.TargetQueue;
import crcr.application.operator.OperatorCommand;
import crcr.application.operator.Setting;
import crcr.bootstrap.settings.source.SettingNames;
import crcr.bootstrap.settings.source.SettingSources;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What messages advise operators to set and to run is there, and is named in one place. */
final class OperatorWordsTest {
    // Tests run in their module's directory.
    private static final Path PROJECT = Path.of("..");
    private static final String COMMAND = "./relay ";
    private static final Pattern LITERAL = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");
    private static final Pattern NAME = Pattern.compile("[A-Z]+(?:_[A-Z]+)+");
    private static final SettingNames SETTINGS = SettingSources.read(Map.of()).names();

    private static List<String> words(String command, String... others) {
        assertTrue(command.startsWith(COMMAND), command);
        // The first word names the command itself.
        return Stream.concat(
                        Stream.of(command.substring(COMMAND.length()).split(" "))
                                .skip(1),
                        Stream.of(others))
                .toList();
    }

    private static PrintStream nowhere() {
        return new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    }

    private static Stream<String> literals(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files
                    .filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith(Path.of("operator", "OperatorCommand.java")))
                    .toList()
                    .stream()
                    .flatMap(OperatorWordsTest::literalsOf);
        }
    }

    private static Stream<String> literalsOf(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines
                    .filter(line -> !line.strip().startsWith("*"))
                    .flatMap(line -> LITERAL.matcher(line).results())
                    .map(literal -> file.getFileName() + ": " + literal.group())
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean namesOne(String literal) {
        return literal.contains(COMMAND)
                || NAME.matcher(literal).results().map(MatchResult::group).anyMatch(SETTINGS::has);
    }

    @Test
    void theSettingsAreRead() {
        assertEquals(
                List.of(),
                Arrays.stream(Setting.values())
                        .filter(setting -> !SETTINGS.has(setting.name()))
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"application", "infrastructure"})
    void theyAreNamedInOnePlace(String module) throws IOException {
        assertEquals(
                List.of(),
                literals(PROJECT.resolve(module).resolve("src/main/java"))
                        .filter(OperatorWordsTest::namesOne)
                        .toList());
    }

    @Test
    void aDeadLetterIsRetriedSo() {
        assertInstanceOf(
                DeadRequest.ArgumentReading.Understood.class,
                DeadRequest.read(
                        words(OperatorCommand.retryDeadLetter(TargetQueue.NAME, "d1:a/One")), Clock.systemUTC()));
    }

    @Test
    void trustIsListedAndForgottenSo() {
        Map<String, String> nobody = Map.of("MANAGEMENT_URL", "http://127.0.0.1:1");
        assertEquals(1, TrustCommand.run(words(OperatorCommand.LIST_TRUST), nobody, nowhere(), nowhere()));
        assertEquals(1, TrustCommand.run(words(OperatorCommand.FORGET_TRUST, "a/One"), nobody, nowhere(), nowhere()));
    }

    @Test
    void aDownstreamIsExaminedSo() {
        assertNotEquals(2, DoctorCommand.run(words(OperatorCommand.DOCTOR, "a/One"), Map.of(), nowhere(), nowhere()));
    }
}
