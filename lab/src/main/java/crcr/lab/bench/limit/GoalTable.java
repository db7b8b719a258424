package crcr.lab.bench.limit;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The goals, what was measured for each, and whether it is met: a table in Markdown. */
final class GoalTable {
    private final List<String> lines = new ArrayList<>();

    /** Adds that a figure is to be at most so much. */
    void atMost(String what, double goal, double figure) {
        add(what, "≤ " + number(goal), number(figure), figure <= goal);
    }

    /** Adds that a figure of the relay's is to be at least that part of the bare handler's. */
    void ratioAtLeast(String what, double goal, double relay, double bare, String unit) {
        add(what, "≥ " + number(goal), ratio(relay, bare, unit), relay / bare >= goal);
    }

    /** Adds that a figure of the relay's is to be at most that many times the bare handler's. */
    void ratioAtMost(String what, double goal, double relay, double bare, String unit) {
        add(what, "≤ " + number(goal), ratio(relay, bare, unit), relay / bare <= goal);
    }

    private static String ratio(double relay, double bare, String unit) {
        return number(relay / bare) + " (" + number(relay) + " and " + number(bare) + unit + ")";
    }

    private void add(String what, String goal, String measured, boolean isMet) {
        lines.add("| " + what + " | " + goal + " | " + measured + " | " + (isMet ? "met" : "missed") + " |");
    }

    private static String number(double value) {
        boolean isWhole = value == Math.rint(value) || Math.abs(value) >= 10;
        return String.format(Locale.ROOT, isWhole ? "%,.0f" : "%.2f", value);
    }

    /** Prints them. */
    void print(PrintStream out) {
        out.println();
        out.println("| what | goal | measured | |");
        out.println("|---|---|---|---|");
        lines.forEach(out::println);
    }
}
