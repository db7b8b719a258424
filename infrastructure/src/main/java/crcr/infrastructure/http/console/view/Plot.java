package crcr.infrastructure.http.console.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A plot of up to two series over days, as the templates draw it: an SVG without styles of its own, and a table of the
 * same numbers for readers who do not see it.
 *
 * @param title the subject
 * @param days the names of the days, the earliest first
 * @param series the lines
 * @param top the value at the upper edge, in words
 */
public record Plot(String title, List<String> days, List<Series> series, String top) {
    /** The width of the drawing, in its own units. */
    public static final int WIDTH = 480;

    /** The height of the drawing, in its own units. */
    public static final int HEIGHT = 150;

    private static final int LEFT = 46;
    private static final int RIGHT = 8;
    private static final int ABOVE = 12;
    private static final int BELOW = 20;

    /** Keeps its own copies. */
    public Plot {
        days = List.copyOf(days);
        series = List.copyOf(series);
    }

    /**
     * A line, interrupted where there is no value.
     *
     * @param style {@code first} or {@code second}
     * @param points the points of each stretch without interruption, in the form of SVG
     * @param dots the place of each value
     * @param words the value of each day in words; a dash where there is none
     */
    public record Series(String name, String style, List<String> points, List<Dot> dots, List<String> words) {
        /** Keeps its own copies. */
        public Series {
            points = List.copyOf(points);
            dots = List.copyOf(dots);
            words = List.copyOf(words);
        }
    }

    /** The place of a value. */
    public record Dot(String x, String y) {}

    /** The values of a line, one for each day, with their words. */
    public record Values(String name, List<Optional<Double>> values, List<String> words) {
        /** Keeps its own copies. */
        public Values {
            values = List.copyOf(values);
            words = List.copyOf(words);
        }
    }

    /**
     * Plots these series.
     *
     * @param most the value at the upper edge, above 0; values beyond it are drawn there
     */
    public static Plot of(String title, List<String> days, double most, String top, List<Values> lines) {
        List<Series> series = new ArrayList<>();
        for (Values line : lines) {
            series.add(series(line, series.isEmpty() ? "first" : "second", most));
        }
        return new Plot(title, days, series, top);
    }

    private static Series series(Values line, String style, double most) {
        List<String> stretches = new ArrayList<>();
        List<Dot> dots = new ArrayList<>();
        StringBuilder stretch = new StringBuilder();
        for (int day = 0; day < line.values().size(); day++) {
            Optional<Double> value = line.values().get(day);
            if (value.isPresent()) {
                Dot dot = new Dot(x(day, line.values().size()), y(value.get() / most));
                dots.add(dot);
                stretch.append(stretch.isEmpty() ? "" : " ")
                        .append(dot.x())
                        .append(',')
                        .append(dot.y());
            } else if (!stretch.isEmpty()) {
                stretches.add(stretch.toString());
                stretch.setLength(0);
            }
        }
        if (!stretch.isEmpty()) {
            stretches.add(stretch.toString());
        }
        return new Series(line.name(), style, stretches, dots, line.words());
    }

    private static String x(int day, int days) {
        double width = WIDTH - LEFT - RIGHT;
        return number(LEFT + (days < 2 ? width / 2 : width * day / (days - 1)));
    }

    private static String y(double part) {
        double height = HEIGHT - ABOVE - BELOW;
        return number(ABOVE + height * (1 - Math.clamp(part, 0, 1)));
    }

    private static String number(double place) {
        return String.format(Locale.ROOT, "%.1f", place);
    }

    /** Returns whether there is nothing to draw. */
    public boolean isEmpty() {
        return series.stream().allMatch(line -> line.dots().isEmpty());
    }

    /** Returns the places of the days, from 0 on. */
    public List<Integer> places() {
        return IntStream.range(0, days.size()).boxed().toList();
    }

    /** Returns the left edge of the drawing, as an attribute. */
    public String left() {
        return Integer.toString(LEFT);
    }

    /** Returns the right edge of the drawing, as an attribute. */
    public String right() {
        return Integer.toString(WIDTH - RIGHT);
    }

    /** Returns the upper edge of the drawing, as an attribute. */
    public String above() {
        return Integer.toString(ABOVE);
    }

    /** Returns the lower edge of the drawing, as an attribute. */
    public String below() {
        return Integer.toString(HEIGHT - BELOW);
    }
}
