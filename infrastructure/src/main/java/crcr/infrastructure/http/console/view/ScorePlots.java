package crcr.infrastructure.http.console.view;

import crcr.infrastructure.http.console.page.DownstreamPage.Day;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Plots the days of a downstream. */
public final class ScorePlots {
    private static final List<Duration> EDGES = Stream.of(
                    "PT1M", "PT5M", "PT15M", "PT30M", "PT1H", "PT3H", "PT6H", "PT12H", "P1D", "P3D")
            .map(Duration::parse)
            .toList();

    private ScorePlots() {}

    /** Returns the plot of queue times. */
    public static Plot queue(List<Day> days) {
        Duration most = days.stream()
                .flatMap(day -> Stream.of(day.queueP50(), day.queueP95()))
                .flatMap(Optional::stream)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        Duration edge = EDGES.stream()
                .filter(each -> each.compareTo(most) >= 0)
                .findFirst()
                .orElse(most);
        return Plot.of(
                "Queue time, by day",
                dates(days),
                (double) edge.toMillis(),
                TimeWords.lasting(edge),
                List.of(times("median", days, Day::queueP50), times("p95", days, Day::queueP95)));
    }

    private static Plot.Values times(String name, List<Day> days, Function<Day, Optional<Duration>> of) {
        return new Plot.Values(
                name,
                days.stream()
                        .map(of)
                        .map(time -> time.map(known -> (double) known.toMillis()))
                        .toList(),
                days.stream().map(of).map(Numbers::time).toList());
    }

    /** Returns the plot of successful jobs. */
    public static Plot success(List<Day> days) {
        return Plot.of(
                "Share of successful jobs, by day",
                dates(days),
                1,
                "100 %",
                List.of(new Plot.Values(
                        "success",
                        days.stream().map(Day::success).toList(),
                        days.stream().map(Day::success).map(Numbers::share).toList())));
    }

    private static List<String> dates(List<Day> days) {
        return days.stream().map(Day::date).toList();
    }
}
