package crcr.lab.demo.cast;

import crcr.lab.demo.cast.Participant.Check;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The downstream repositories of the demo; all names are invented. */
public record Cast(List<Participant> participants) {
    // This downstream receives no dispatch, so that it takes no part in an event.
    private static final String NIGHTLY = "  - " + NightlyBuild.REPOSITORY + ": {events: [nightly]}\n";

    /** Keeps its own copy. */
    public Cast {
        participants = List.copyOf(participants);
    }

    /** Returns a cast with one downstream of each kind that shows something. */
    public static Cast standard() {
        return new Cast(List.of(
                at("L1", "aurora-lab/audio", 300, 1_000, "success").silent(),
                at("L1", "brightloop/graph", 500, 1_500, "success").done(),
                at("L2", "cedar-ops/vision", 400, 2_200, "success").done(),
                at("L2", "dunefield/sparse", 700, 2_600, "failure").done(),
                at("L2", "eastgate-ai/text", 1_100, 3_700, "success").done(),
                at("L2", "fjordsoft/robots", 0, 0, "success").withoutApp(),
                at("L3", "granite-npu/core", 900, 1_800, "success").on("npu"),
                at("L4", "harbor-hpc/dist", 200, 900, "success").failingOnce()));
    }

    private static Draft at(String level, String repository, long queuedMillis, long runsMillis, String conclusion) {
        return new Draft(new Participant(
                repository,
                level,
                "",
                true,
                true,
                Check.NONE,
                Duration.ofMillis(queuedMillis),
                Duration.ofMillis(runsMillis),
                conclusion));
    }

    private record Draft(Participant common) {
        Participant done() {
            return common;
        }

        Participant silent() {
            return with("", false, true, Check.NONE);
        }

        Participant withoutApp() {
            return with("", true, false, Check.NONE);
        }

        Participant on(String device) {
            return with(device, true, true, Check.ONCE);
        }

        Participant failingOnce() {
            return with("", true, true, Check.AGAIN);
        }

        private Participant with(String device, boolean reporting, boolean installed, Check check) {
            return new Participant(
                    common.repository(),
                    common.level(),
                    device,
                    reporting,
                    installed,
                    check,
                    common.queued(),
                    common.runs(),
                    common.conclusion());
        }
    }

    /** Returns this cast without waiting times. */
    public Cast inNoTime() {
        return new Cast(participants.stream().map(Participant::inNoTime).toList());
    }

    /** Returns this cast without reports. */
    public Cast silent() {
        return new Cast(participants.stream().map(Participant::silent).toList());
    }

    /** Returns this cast for an event without a pull request: nothing shows, so that nothing is run again either. */
    public Cast withoutChecks() {
        return new Cast(participants.stream().map(Participant::withoutChecks).toList());
    }

    /** Returns the number of records of one event that HUD should have. */
    public int expectedRecords() {
        return participants.stream()
                .mapToInt(who -> who.expectedReports().size())
                .sum();
    }

    /** Returns the number of check runs of one event that GitHub should have. */
    public int expectedChecks() {
        return participants.stream()
                .mapToInt(who -> who.expectedChecks().size())
                .sum();
    }

    /** Returns the allowlist with them, and with the downstream of the {@link NightlyBuild}. */
    public String allowlist() {
        return Stream.of("L1", "L2", "L3", "L4").map(this::section).collect(Collectors.joining());
    }

    private String section(String level) {
        return participants.stream()
                .filter(participant -> participant.level().equals(level))
                .map(Cast::entry)
                .collect(Collectors.joining("", level + ":\n", level.equals("L2") ? NIGHTLY : ""));
    }

    private static String entry(Participant participant) {
        return participant.device().isEmpty()
                ? "  - " + participant.repository() + "\n"
                : "  " + participant.device() + ":\n    " + participant.repository() + ": [oncall1]\n";
    }
}
