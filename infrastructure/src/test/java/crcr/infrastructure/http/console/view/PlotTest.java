package crcr.infrastructure.http.console.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PlotTest {
    private static final List<String> DAYS = List.of("1 Nov", "2 Nov", "3 Nov");

    private static Plot plot(List<Optional<Double>> values) {
        return Plot.of("Success", DAYS, 2, "2", List.of(new Plot.Values("share", values, List.of("a", "b", "c"))));
    }

    @Test
    void goesFromTheLowerLeftToTheUpperRight() {
        Plot plot = plot(List.of(Optional.of(0.0), Optional.of(1.0), Optional.of(2.0)));

        assertEquals(
                List.of("46.0,130.0 259.0,71.0 472.0,12.0"),
                plot.series().getFirst().points());
    }

    @Test
    void isInterruptedWhereThereIsNoValue() {
        Plot plot = plot(List.of(Optional.of(0.0), Optional.empty(), Optional.of(2.0)));

        assertEquals(
                List.of("46.0,130.0", "472.0,12.0"), plot.series().getFirst().points());
        assertEquals(2, plot.series().getFirst().dots().size());
    }

    @Test
    void whatIsBeyondTheEdgeIsDrawnThere() {
        Plot plot = plot(List.of(Optional.of(-1.0), Optional.of(9.0), Optional.empty()));

        assertEquals(List.of("46.0,130.0 259.0,12.0"), plot.series().getFirst().points());
    }

    @Test
    void nothingIsEmpty() {
        assertTrue(plot(List.of(Optional.empty(), Optional.empty(), Optional.empty()))
                .isEmpty());
    }
}
