package crcr.bootstrap.command;

import java.io.PrintStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Runs {@code ./relay dead}, which lists a running relay's dead letters, queues them again, or drops them. */
public final class DeadCommand {
    private static final String USAGE = """
            Usage: ./relay dead list|show|retry|drop [options]

              Dead letters are dispatches, records, check runs and re-runs that the relay gave up and keeps.

              list    print them, the oldest first
              show    print the JSON that one of them was to send; needs --queue and --id
              retry   queue them again, under their own identity
              drop    forget them

              --queue QUEUE          only dispatch (to downstreams), hud (records), check (check runs) or rerun (re-runs)
              --id ID                only the one with this id, as list prints it
              --repo owner/repo      only those of this downstream, in any case
              --since TIME           only those given up then or later
              --until TIME           only those given up then or earlier
              --all                  all of them; retry and drop need this or a selection
              --dry-run              print how many retry or drop would handle, and change nothing
              --json                 print the relay's answer itself

            TIME is an instant (2026-05-04T20:48:28Z), a date (2026-05-04, from midnight UTC), or an age (90s, 30m,
            2h, 3d). Both ends are included.
            """ + Terminal.COMMON_USAGE;

    private DeadCommand() {}

    /** Runs the command and ends with its exit status. */
    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), System.getenv(), Terminal.ofProcess("dead")));
    }

    /** Runs the command; returns its exit status. */
    public static int run(List<String> arguments, Map<String, String> environment, PrintStream out, PrintStream err) {
        return run(arguments, environment, new Terminal("dead", out, err));
    }

    private static int run(List<String> arguments, Map<String, String> environment, Terminal terminal) {
        return switch (DeadRequest.read(arguments, Clock.systemUTC())) {
            case DeadRequest.ArgumentReading.Help() -> terminal.usage(USAGE);
            case DeadRequest.ArgumentReading.Wrong(String problem) -> terminal.wrong(problem);
            case DeadRequest.ArgumentReading.Understood(DeadRequest request) ->
                terminal.ask(
                        environment,
                        request::question,
                        body -> request.isRaw() ? body : DeadText.of(request.verb(), body));
        };
    }
}
