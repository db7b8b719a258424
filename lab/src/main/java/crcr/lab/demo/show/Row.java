package crcr.lab.demo.show;

import crcr.lab.demo.cast.CallbackAction;
import crcr.lab.demo.cast.Happening.What;
import crcr.lab.demo.cast.Participant;
import crcr.lab.demo.cast.Report;
import crcr.lab.demo.show.Cell.Tone;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The state of one downstream. */
public final class Row {
    private static final int ACCEPTED = 202;

    private final Participant who;
    private final Set<String> runs = new HashSet<>();
    private final Set<Report> records = new HashSet<>();
    private final Set<Report> reports = new HashSet<>();
    private final CheckRuns checkRuns;
    private int dispatches;
    private int refusals;
    private int endedAttempts;
    private boolean moreToCome;
    private Cell dispatched = Cell.quiet("...");
    private Cell inProgress = Cell.NONE;
    private Cell completed = Cell.NONE;
    private Cell hud = Cell.NONE;
    private Cell note = Cell.quiet("");

    Row(Participant who) {
        this.who = who;
        this.checkRuns = new CheckRuns(who);
    }

    /** Records this step. */
    void apply(What what, String time) {
        switch (what) {
            case What.Dispatched() -> {
                dispatches++;
                dispatched = Cell.plain(time);
                inProgress = runs.isEmpty() ? Cell.quiet("queued") : inProgress;
            }
            case What.Refused(int status, String message) -> refused(status, message);
            case What.Started(String run) -> {
                runs.add(run);
                inProgress = who.reporting() ? Cell.quiet("started") : Cell.NONE;
                note = who.reporting() ? note : Cell.quiet("runs, and reports nothing: at L1 it need not");
            }
            case What.Reported(Report report, String conclusion, CallbackAction.ReportAnswer answer) ->
                reported(report, conclusion, answer, time);
            case What.Arrived(String run, String level, Report report) -> arrived(run, level, report, time);
            case What.Ended(int attempt, String _) -> endedAttempts = attempt;
            case What.Shown(long checkRun, String state) -> checkRuns.shown(checkRun, state);
            case What.Labelled(String label, int status) -> {
                checkRuns.labelled();
                answered("somebody put " + label + " on the pull request", status);
            }
            case What.Rerequested(int status) -> answered("somebody asked for a re-run", status);
        }
    }

    private void refused(int status, String message) {
        refusals++;
        dispatched = new Cell("refused", Tone.NOTICE);
        note = who.installed()
                ? Cell.bad("GitHub: " + status + " " + message)
                : new Cell("App not installed, as expected: GitHub says " + status + " " + message, Tone.NOTICE);
    }

    private void answered(String asked, int status) {
        note = status == ACCEPTED ? Cell.quiet(asked) : Cell.bad(asked + ": the relay answers " + status);
    }

    private void reported(Report report, String conclusion, CallbackAction.ReportAnswer answer, String time) {
        reports.add(report);
        if (report.status().equals("in_progress")) {
            inProgress = told(answer, time, "");
            completed = Cell.quiet("running");
        } else {
            completed = told(answer, time, " " + conclusion);
        }
        moreToCome |= answer.isQueued();
        if (answer.isIgnored()) {
            note = Cell.quiet("reports of L1 are ignored: they do not go to HUD");
        } else if (!answer.isTaken()) {
            note = Cell.bad(report + ": " + answer.reason());
        }
    }

    private Cell told(CallbackAction.ReportAnswer answer, String time, String conclusion) {
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

    // A record counts only if its trusted part is correct.
    private void arrived(String run, String level, Report report, String time) {
        if (runs.contains(run) && level.equals(who.level())) {
            records.add(report);
            int expected = who.expectedReports().size();
            boolean all = records.size() >= expected;
            hud = new Cell(records.size() + "/" + expected + " " + time, all ? Tone.GOOD : Tone.PLAIN);
        } else {
            note = Cell.bad("HUD has a record of run " + run + " at " + level + ", which is not true");
        }
    }

    /** Returns whether no more steps are expected of it. */
    boolean isSettled() {
        boolean ended = endedAttempts == who.attempts() && dispatches > 0;
        boolean arrived = (!moreToCome || missing().isEmpty()) && checkRuns.isComplete();
        return (ended && arrived) || (refusals > 0 && dispatches == 0);
    }

    /** Returns the reports whose records HUD should have and lacks. */
    public List<Report> missing() {
        return who.expectedReports().stream()
                .filter(report -> !records.contains(report))
                .toList();
    }

    /** Returns what shows on the pull request instead of the expected; empty if all is as expected. */
    public Optional<String> wrongCheck() {
        return Optional.of(checkRuns.shown()).filter(_ -> !checkRuns.isComplete());
    }

    /** Returns whether a job of it runs, and has reported that. */
    public boolean isRunning() {
        return !reports.isEmpty() && endedAttempts == 0;
    }

    /** Returns whether an attempt of it has ended, and shows on the pull request as failed. */
    public boolean hasFailedCheck() {
        return endedAttempts > 0 && checkRuns.hasFailed();
    }

    /** Returns GitHub's number of its newest check run, which must exist. */
    public long newestCheckRun() {
        return checkRuns.newest();
    }

    int checks() {
        return checkRuns.expected();
    }

    /** Returns whether its workflow has sent that report, and has an answer. */
    boolean hasReported(Report report) {
        return reports.contains(report);
    }

    /** Returns whether HUD has a record of that report. */
    boolean isAtHud(Report report) {
        return records.contains(report);
    }

    /** Returns the downstream. */
    public Participant who() {
        return who;
    }

    /** Returns the number of dispatches to it that GitHub accepted. */
    public int dispatches() {
        return dispatches;
    }

    /** Returns the number of GitHub's refusals. */
    public int refusals() {
        return refusals;
    }

    int records() {
        return records.size();
    }

    /** Returns its fields, from left to right. */
    List<Cell> cells() {
        String level = (who.level() + " " + who.device().toLowerCase(Locale.ROOT)).strip();
        return List.of(
                Cell.plain(who.repository()),
                Cell.plain(level),
                dispatched,
                inProgress,
                completed,
                hud,
                checkRuns.cell(),
                note);
    }
}
