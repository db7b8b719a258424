package crcr.infrastructure.allowlist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.domain.allowlist.Allowlist;
import crcr.domain.allowlist.Level;
import crcr.domain.document.DocumentReading;
import crcr.domain.document.Problem;
import crcr.domain.scorecard.LevelRequirements;
import crcr.domain.scorecard.Measure;
import crcr.domain.scorecard.Measure.Figure;
import crcr.domain.scorecard.Quantity;
import crcr.domain.scorecard.Requirement;
import crcr.domain.scorecard.Requirements;
import crcr.domain.scorecard.Window;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetNodesTest {
    private static final Pattern EXAMPLE = Pattern.compile("```yaml\n(x-targets:.*?)```", Pattern.DOTALL);

    private static DocumentReading.Valid<Allowlist> read(String text) {
        return switch (new AllowlistYaml().read(text)) {
            case DocumentReading.Valid<Allowlist> valid -> valid;
            case DocumentReading.Invalid<Allowlist>(List<Problem> problems) -> throw new AssertionError(problems);
        };
    }

    private static Optional<LevelRequirements> l3(String text) {
        return read(text).content().requirements(Level.L3);
    }

    private static Requirement time(Measure measure, Duration time) {
        return new Requirement(measure, new Quantity.Time(time));
    }

    private static Requirement share(Measure measure, double part) {
        return new Requirement(measure, new Quantity.Share(part));
    }

    // The criteria that PyTorch has published.
    @Test
    void theExampleOfTheReferenceIsRead() throws IOException {
        Matcher example = EXAMPLE.matcher(Files.readString(Path.of("..", "docs", "reference", "scorecard.md")));
        assertTrue(example.find());
        String text = "L1: [a/one]\n" + example.group(1);
        Duration threeHours = Duration.ofHours(3);

        assertEquals(List.of(), read(text).warnings());
        assertEquals(
                Optional.of(new LevelRequirements(
                        new Requirements(
                                Window.FORTNIGHT,
                                List.of(
                                        new Requirement(new Measure.DaysAtLevel(), new Quantity.Days(30)),
                                        time(Figure.END_TO_END_P50, threeHours),
                                        share(new Measure.JobsOver(threeHours), 0.01),
                                        time(Figure.QUEUE_AVERAGE, Duration.ofMinutes(30)),
                                        share(Figure.TIMEOUTS, 0.01),
                                        share(Figure.SUCCESS_RATE, 0.9))),
                        Optional.of(new Requirements(
                                Window.WEEK,
                                List.of(
                                        time(Figure.END_TO_END_P50, threeHours),
                                        share(Figure.TIMEOUTS, 0.01),
                                        share(Figure.SUCCESS_RATE, 0.9)))))),
                l3(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{queue_p95: soon}|\"soon\"|a time such as",
                "{queue_p95: 30}|\"30\"|a time such as",
                "{queue_p95: [30m]}|line 2|a time such as",
                "{success_rate: 90%}|\"90%\"|a share from 0 to 1",
                "{success_rate: 1.5}|\"1.5\"|a share from 0 to 1",
                "{timeouts: -0.1}|\"-0.1\"|a share from 0 to 1",
                "{days_at_level: some}|\"some\"|a whole number of days",
                "{jobs_over: 3h}|\"jobs_over\"|a mapping such as",
                "{jobs_over: {bound: 3h, part: 0.1}}|\"jobs_over\"|a mapping such as",
                "{speed: 3h}|\"speed\"|is not known as a target",
                "{over: 30d}|\"30d\"|is not a window",
                "{keep: {keep: {over: 7d}}}|\"keep\"|is within itself",
                "[queue_p95]|\"L3\"|should hold a mapping"
            })
    void whatIsWrongIsAWarningThatLeadsThereAndTheOthersCount(String targets, String place, String message) {
        DocumentReading.Valid<Allowlist> valid =
                read("L1: [a/one]\nx-targets: {L3: " + targets + ", L4: {started: 0.9}}");

        assertEquals(1, valid.warnings().size(), valid.warnings()::toString);
        String warning = valid.warnings().getFirst().toString();
        assertTrue(warning.startsWith("line 2") && warning.contains(place) && warning.contains(message), warning);
        assertEquals(1, valid.content().all().size());
        assertEquals(
                List.of(share(Figure.STARTED, 0.9)),
                valid.content().requirements(Level.L4).orElseThrow().toReach().all());
    }

    @Test
    void aLevelThatThereIsNotAndAKeyThatIsThereTwiceArePassedOver() {
        DocumentReading.Valid<Allowlist> valid =
                read("L1: [a/one]\nx-targets:\n  L5: {}\n  L3: {started: 0.9, started: 0.8}\n  L3: {}\n");

        assertEquals(3, valid.warnings().size(), valid.warnings()::toString);
        assertEquals(
                List.of(share(Figure.STARTED, 0.9)),
                valid.content().requirements(Level.L3).orElseThrow().toReach().all());
    }

    @Test
    void nothingIsAskedForWhereNothingIsSaid() {
        assertEquals(Optional.empty(), l3("L1: [a/one]\n"));
        assertEquals(List.of(), read("L1: [a/one]\nx-targets:\n").warnings());
        assertEquals(Optional.empty(), l3("L1: [a/one]\nx-targets: {L4: {}}\n"));
    }
}
