package crcr.lab.demo.show;

import crcr.lab.demo.cast.CallbackAction;
import crcr.lab.demo.cast.Happening.What;
import crcr.lab.demo.cast.Participant;
import crcr.lab.demo.show.Cell.Tone;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** What is known of one downstream. */
public final class Row {
    private final Participant who;
    private final Set<String> runs = new HashSet<>();
    private final Set<String> records = new LinkedHashSet<>();
    private final Set<String> reports = new HashSet<>();
    private int dispatches;
    private int refusals;
    private boolean ended;
    private boolean moreToCome;
    private Cell dispatched = Cell.quiet("...");
    private Cell inProgress = Cell.NONE;
    private Cell completed = Cell.NONE;
    private Cell hud = Cell.NONE;
    private Cell note = Cell.quiet("");

    Row(Participant who) {
        this.who = who;
    }

    /** Takes note of this. */
    void apply(What what, String time) {
        switch (what) {
            case What.Dispatched() -> {
                dispatches++;
                dispatched = Cell.plain(time);
                inProgress = runs.isEmpty() ? Cell.quiet("queued") : inProgress;
            }
            case What.Refused(int status, String message) -> {
                refusals++;
                dispatched = new Cell("refused", Tone.NOTICE);
                note = who.installed()
                        ? Cell.bad("GitHub: " + status + " " + message)
                        : new Cell(
                                "App not installed, as expected: GitHub says " + status + " " + message, Tone.NOTICE);
            }
            case What.Started(String run) -> {
                runs.add(run);
                inProgress = who.reporting() ? Cell.quiet("started") : Cell.NONE;
                note = who.reporting() ? note : Cell.quiet("runs, and reports nothing: at L1 it need not");
            }
            case What.Reported(String status, CallbackAction.Answer answer) -> reported(status, answer, time);
            case What.Arrived(String run, String level, String status) -> arrived(run, level, status, time);
            case What.Ended(String _) -> ended = true;
        }
    }

    private void reported(String status, CallbackAction.Answer answer, String time) {
        reports.add(status);
        if (status.equals("in_progress")) {
            inProgress = told(answer, time, "");
            completed = Cell.quiet("running");
        } else {
            completed = told(answer, time, " " + who.conclusion());
        }
        moreToCome |= answer.isQueued();
        if (answer.isIgnored()) {
            note = Cell.quiet("reports of L1 are ignored: they do not go to HUD");
        } else if (!answer.isTaken()) {
            note = Cell.bad(status + ": " + answer.reason());
        }
    }

    private Cell told(CallbackAction.Answer answer, String time, String conclusion) {
        if (answer.isIgnored()) {
            return Cell.quiet("ignored");
        }
        if (!answer.isTaken()) {
            return Cell.bad("refused: " + answer.status());
        }
        return switch (conclusion.strip()) {
            case "" -> Cell.plain(time);
            case "success" -> new Cell(time + conclusion, Tone.GOOD);
            default -> Cell.bad(time + conclusion);
        };
    }

    // A record counts only if what the relay vouches for is true.
    private void arrived(String run, String level, String status, String time) {
        if (runs.contains(run) && level.equals(who.level())) {
            records.add(status);
            boolean all = records.size() >= who.expectedRecords();
            hud = new Cell(records.size() + "/" + who.expectedRecords() + " " + time, all ? Tone.GOOD : Tone.PLAIN);
        } else {
            note = Cell.bad("HUD has a record of run " + run + " at " + level + ", which is not true");
        }
    }

    /** Whether nothing more is to be expected of it. */
    boolean isSettled() {
        boolean told = ended && dispatches > 0 && (!moreToCome || missing().isEmpty());
        return told || (refusals > 0 && dispatches == 0);
    }

    /** The reports that HUD should have a record of and has not. */
    public List<String> missing() {
        return who.expectedRecords() == 0
                ? List.of()
                : Stream.of("in_progress", "completed")
                        .filter(status -> !records.contains(status))
                        .toList();
    }

    /** Whether its workflow has sent that report, and has an answer. */
    boolean hasReported(String status) {
        return reports.contains(status);
    }

    /** Whether HUD has a record of that report. */
    boolean isAtHud(String status) {
        return records.contains(status);
    }

    /** The downstream. */
    public Participant who() {
        return who;
    }

    /** How many dispatches to it GitHub took. */
    public int dispatches() {
        return dispatches;
    }

    /** How many times GitHub refused. */
    public int refusals() {
        return refusals;
    }

    int records() {
        return records.size();
    }

    /** Its fields, from left to right. */
    List<Cell> cells() {
        String level = (who.level() + " " + who.device().toLowerCase(Locale.ROOT)).strip();
        return List.of(Cell.plain(who.repository()), Cell.plain(level), dispatched, inProgress, completed, hud, note);
    }
}
