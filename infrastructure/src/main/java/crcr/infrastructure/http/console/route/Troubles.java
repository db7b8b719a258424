package crcr.infrastructure.http.console.route;

import crcr.application.operator.OperatorCommand;
import crcr.infrastructure.http.console.page.Mark.Tone;
import crcr.infrastructure.http.console.page.OverviewPage.Queue;
import crcr.infrastructure.http.console.page.OverviewPage.Trouble;
import crcr.infrastructure.http.console.view.TimeWords;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Lists the relay's problems, each with a sentence of advice. */
final class Troubles {
    /** The waiting time from which on something is late. */
    private static final Duration LATE = Duration.ofMinutes(10);

    private Troubles() {}

    /** Returns why the relay is not ready. */
    static List<Trouble> ofObstacles(List<String> obstacles) {
        return obstacles.stream()
                .map(obstacle -> new Trouble(
                        Tone.BAD,
                        "The relay is not ready: " + obstacle + ".",
                        "Nothing is relayed until this is over; " + OperatorCommand.DOCTOR
                                + " examines settings, GitHub App and store."
                                + " Events that GitHub could not deliver are asked for again afterwards.",
                        "/allowlist",
                        "Allowlist"))
                .toList();
    }

    /** Returns the problems of the allowlist: its last error, and its ignored parts. */
    static List<Trouble> ofAllowlist(boolean isThere, boolean isTroubled, int warnings) {
        List<Trouble> troubles = new ArrayList<>();
        if (isTroubled) {
            troubles.add(new Trouble(
                    isThere ? Tone.WARN : Tone.BAD,
                    isThere
                            ? "The allowlist's source cannot be read or is invalid; the last good one stays in force."
                            : "There has been no good allowlist yet, so nothing is relayed.",
                    "Correct the document, or see to it that the relay can reach it.",
                    "/allowlist",
                    "What is wrong with it"));
        }
        if (warnings > 0) {
            troubles.add(new Trouble(
                    Tone.WARN,
                    (warnings == 1 ? "1 place of the allowlist was" : warnings + " places of the allowlist were")
                            + " passed over, since this version does not know what they say.",
                    "Correct what is misspelt, or update the relay.",
                    "/allowlist",
                    "Which places"));
        }
        return troubles;
    }

    /** Returns the problems of a queue. */
    static List<Trouble> ofQueue(Queue queue) {
        List<Trouble> troubles = new ArrayList<>();
        if (queue.oldestAge().compareTo(LATE) > 0) {
            troubles.add(new Trouble(
                    Tone.WARN,
                    "Queue " + queue.queue() + " is late: " + queue.waiting() + " wait, the oldest since "
                            + TimeWords.lasting(queue.oldestAge()) + ".",
                    switch (queue.queue()) {
                        case "dispatch" ->
                            "GitHub may be away or limit the App, or a downstream keeps failing; the relay tries on by"
                                    + " itself.";
                        case "hud" -> "The HUD may be away; the relay tries on by itself.";
                        default -> "GitHub may be away or limit the App; the relay tries on by itself.";
                    },
                    "/downstreams?over=24h&trouble=unstarted",
                    "Downstreams that did not start"));
        }
        if (queue.dead() > 0) {
            troubles.add(new Trouble(
                    Tone.WARN,
                    (queue.dead() == 1 ? "1 dead letter" : queue.dead() + " dead letters") + " in queue "
                            + queue.queue() + ": tried for as long as allowed, and given up.",
                    "Look at the reasons; once they are over, retry, or drop what nobody needs any more.",
                    "/dead-letters?queue=" + queue.queue(),
                    "Dead letters"));
        }
        return troubles;
    }

    /** Returns the problems of downstreams. */
    static List<Trouble> ofDownstreams(int failing, int unstarted, int stale) {
        List<Trouble> troubles = new ArrayList<>();
        if (failing > 0) {
            troubles.add(new Trouble(
                    Tone.WARN,
                    downstreams(failing) + " failed more than 1 of 10 jobs in the last 24 hours.",
                    "If many fail at once, look at the upstream's latest commits; if one does, ask who is on call there.",
                    "/downstreams?over=24h&sort=success&trouble=failing",
                    "Who fails"));
        }
        if (unstarted > 0) {
            troubles.add(new Trouble(
                    Tone.WARN,
                    downstreams(unstarted) + " did not start on more than 1 of 10 dispatches of the last 24 hours.",
                    "GitHub took the dispatch, and no job has reported: does a workflow there start on"
                            + " repository_dispatch, and does it report? Its runners may be busy, too.",
                    "/downstreams?over=24h&sort=started&trouble=unstarted",
                    "Who does not start"));
        }
        if (stale > 0) {
            troubles.add(new Trouble(
                    Tone.WARN,
                    downstreams(stale) + " sent no nightly result for over 36 hours.",
                    "Ask who is on call there whether the nightly run still works.",
                    "/downstreams?over=24h&trouble=stale",
                    "Whose results stay away"));
        }
        return troubles;
    }

    private static String downstreams(int count) {
        return count == 1 ? "1 downstream" : count + " downstreams";
    }
}
