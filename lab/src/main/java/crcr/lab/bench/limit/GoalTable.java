package crcr.lab.bench.limit;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The goals with their measurements and verdicts: a table in Markdown. */
final class GoalTable {
    private final List<String> lines = new ArrayList<>();

    /** Adds a goal for the maximum of the relay's figure. */
    void atMost(String what, double goal, double relay, String unit) {
        add(what, "≤ " + number(goal) + unit, number(relay) + unit, "", "", relay <= goal);
    }

    /** Adds a goal for the maximum of the relay's figure, beside another figure for comparison. */
    void atMost(String what, double goal, double relay, double beside, String unit) {
        add(what, "≤ " + number(goal) + unit, number(relay) + unit, number(beside) + unit, "", relay <= goal);
    }

    /** Adds a goal for the minimum ratio between the relay's figure and another. */
    void ratioAtLeast(String what, double goal, double relay, double other, String unit) {
        ratio(what, "≥ " + number(goal), relay, other, unit, relay / other >= goal);
    }

    /** Adds a goal for the maximum ratio between the relay's figure and another. */
    void ratioAtMost(String what, double goal, double relay, double other, String unit) {
        ratio(what, "≤ " + number(goal), relay, other, unit, relay / other <= goal);
    }

    private void ratio(String what, String goal, double relay, double other, String unit, boolean isReached) {
        add(what, goal, number(relay) + unit, number(other) + unit, number(relay / other), isReached);
    }

    private void add(String what, String goal, String relay, String other, String ratio, boolean isReached) {
        lines.add("| " + String.join(" | ", what, goal, relay, other, ratio, isReached ? "reached" : "missed") + " |");
    }

    private static String number(double value) {
        boolean isWhole = value == Math.rint(value) || Math.abs(value) >= 10;
        return String.format(Locale.ROOT, isWhole ? "%,.0f" : "%.2f", value);
    }

    /** Prints the table. */
    void print(PrintStream out) {
        out.println();
        out.println("| what | goal | relay | of | ratio | |");
        out.println("|---|---|---|---|---|---|");
        lines.forEach(out::println);
    }
}
