package crcr.bootstrap.command;

import crcr.application.doctor.DoctorFinding;
import crcr.domain.repository.RepositoryName;
import java.io.PrintStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs {@code ./relay doctor}, which examines whether a deployment is as it should be. */
public final class DoctorCommand {
    private static final int TOLD_EVERY = 10;
    private static final String USAGE = """
            Usage: ./relay doctor [owner/repo] [--json]

              Prints the settings that ./relay serve would have in the same environment, and the place that each comes
              from, but no secret. Then checks the settings, the App's key and secret, this machine's clock, the App's
              permissions, events and webhook, its installations, the allowlist, Redis, HUD, and the OIDC issuers.
              Changes nothing. Sends HUD an empty record, which HUD has to refuse. Without REDIS_ENDPOINT and
              REDIS_SENTINELS, starts the relay's own Redis for a moment, unless a relay uses it.

              owner/repo   check only this downstream, and its entry in the allowlist; all downstreams by default
              --json       print settings and findings as JSON

            Ends with 0 if nothing is a failure, with 1 if something is, with 2 if the command is wrong.
            """;

    private DoctorCommand() {}

    /** Runs the command and ends with its exit status. */
    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), System.getenv(), Terminal.ofProcess("doctor")));
    }

    /** Runs the command; returns its exit status. */
    public static int run(List<String> arguments, Map<String, String> environment, PrintStream out, PrintStream err) {
        return run(arguments, environment, new Terminal("doctor", out, err));
    }

    private static int run(List<String> arguments, Map<String, String> environment, Terminal terminal) {
        if (arguments.stream().anyMatch(List.of("--help", "-h")::contains)) {
            return terminal.usage(USAGE);
        }
        List<String> words =
                arguments.stream().filter(word -> !word.equals("--json")).toList();
        Optional<RepositoryName> only = words.stream().findFirst().flatMap(RepositoryName::parse);
        if (words.size() > 1 || (words.size() == 1 && only.isEmpty())) {
            return terminal.wrong("doctor takes one repository in the form owner/repo, and --json");
        }
        SettingsInspection settings = new SettingsInspection(environment);
        Doctor doctor = new Doctor(settings, Clock.systemUTC(), (done, of) -> tell(terminal, done, of));
        List<DoctorFinding> findings = doctor.examine(only);
        return terminal.report(
                arguments.contains("--json")
                        ? DoctorText.json(settings.shown(), findings)
                        : DoctorText.table(settings.shown(), findings),
                DoctorText.isGood(findings));
    }

    private static void tell(Terminal terminal, int done, int of) {
        if (done % TOLD_EVERY == 0) {
            terminal.err().println("relay: looked at " + done + " of " + of + " downstreams");
        }
    }
}
