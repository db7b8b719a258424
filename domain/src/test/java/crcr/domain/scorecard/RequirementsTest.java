package crcr.domain.scorecard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import crcr.domain.scorecard.Measure.Figure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RequirementsTest {
    private static final Tally WEEK = new Tally(
            10,
            10,
            9,
            Duration.ofMinutes(20),
            Histogram.of(Duration.ofMinutes(10), Duration.ofMinutes(10)),
            Histogram.of(Duration.ofHours(1), Duration.ofHours(4)),
            Histogram.of(Duration.ofHours(2)),
            18,
            2,
            0,
            1,
            0);
    private static final Figures FIGURES = new Figures(
            Map.of(Window.WEEK, WEEK), Optional.of(Duration.ofDays(30).minusSeconds(1)));

    static Stream<Arguments> verdicts() {
        return Stream.of(
                Arguments.of(Figure.QUEUE_AVERAGE, time("PT10M"), "met 10 min"),
                Arguments.of(Figure.QUEUE_AVERAGE, time("PT9M59.999S"), "missed 10 min"),
                Arguments.of(Figure.QUEUE_P50, time("PT10M"), "met 8 min 30 s"),
                Arguments.of(Figure.QUEUE_P95, time("PT9M"), "missed 9 min 51 s"),
                Arguments.of(Figure.EXECUTION_P50, time("PT1H"), "met 60 min"),
                Arguments.of(Figure.EXECUTION_P95, time("PT3H"), "missed 3 h 57 min"),
                Arguments.of(Figure.END_TO_END_P50, time("PT3H"), "met 105 min"),
                Arguments.of(Figure.SUCCESS_RATE, new Quantity.Share(0.9), "met 90.0 %"),
                Arguments.of(Figure.SUCCESS_RATE, new Quantity.Share(0.91), "missed 90.0 %"),
                Arguments.of(Figure.TIMEOUTS, new Quantity.Share(0.05), "met 5.0 %"),
                Arguments.of(Figure.TIMEOUTS, new Quantity.Share(0.01), "missed 5.0 %"),
                Arguments.of(Figure.STARTED, new Quantity.Share(0.95), "missed 90.0 %"),
                Arguments.of(new Measure.JobsOver(Duration.ofHours(3)), new Quantity.Share(0.5), "met 50.0 %"),
                Arguments.of(new Measure.JobsOver(Duration.ofHours(3)), new Quantity.Share(0.01), "missed 50.0 %"),
                Arguments.of(new Measure.DaysAtLevel(), new Quantity.Days(29), "met 29 days"),
                Arguments.of(new Measure.DaysAtLevel(), new Quantity.Days(30), "missed 29 days"));
    }

    @ParameterizedTest
    @MethodSource("verdicts")
    void isMetUpToWhatIsWanted(Measure measure, Quantity wanted, String expected) {
        Requirement requirement = new Requirement(measure, wanted);

        List<Requirements.Judged> judged = new Requirements(Window.WEEK, List.of(requirement)).judge(FIGURES);

        assertEquals(
                List.of(requirement),
                judged.stream().map(Requirements.Judged::requirement).toList());
        assertEquals(expected, words(judged.getFirst().verdict()));
    }

    @ParameterizedTest
    @MethodSource("verdicts")
    void isNotJudgedByNothing(Measure measure, Quantity wanted, String expected) {
        Figures nothing = new Figures(Map.of(), Optional.empty());
        List<Requirements.Judged> judged =
                new Requirements(Window.WEEK, List.of(new Requirement(measure, wanted))).judge(nothing);
        assertEquals("no data instead of " + expected, words(judged.getFirst().verdict()) + " instead of " + expected);
    }

    @Test
    void howLongSomebodyWasBelowIsNotAskedAgain() {
        Requirement days = new Requirement(new Measure.DaysAtLevel(), new Quantity.Days(30));
        Requirement success = new Requirement(Figure.SUCCESS_RATE, new Quantity.Share(0.9));
        Requirements toReach = new Requirements(Window.FORTNIGHT, List.of(days, success));
        Requirements toKeep = new Requirements(Window.WEEK, List.of(success));

        assertEquals(
                new Requirements(Window.FORTNIGHT, List.of(success)),
                new LevelRequirements(toReach, Optional.empty()).ofOwn());
        assertEquals(toKeep, new LevelRequirements(toReach, Optional.of(toKeep)).ofOwn());
    }

    private static Quantity time(String duration) {
        return new Quantity.Time(Duration.parse(duration));
    }

    private static String words(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Met(Quantity actual) -> "met " + actual.words();
            case Verdict.Missed(Quantity actual) -> "missed " + actual.words();
            case Verdict.NoData() -> "no data";
        };
    }
}
