package crcr.bootstrap.command;

import java.io.PrintStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** {@code ./relay dead}: looks at what a running relay has given up, tries it again, drops it. */
public final class DeadCommand {
    private static final String USAGE = """
            Usage: ./relay dead list|show|retry|drop [options]

              list    what was given up and is kept, the oldest first
              show    what one of them was to send, as JSON; needs --queue and --id
              retry   queue them again, under their own identity
              drop    forget them

              --queue QUEUE          of that queue, as list shows it
              --id ID                of that id, as list shows it
              --repo owner/repo      of that downstream
              --since TIME           given up then or later
              --until TIME           given up then or earlier
              --all                  all of them; retry and drop need this or a selection
              --dry-run              tell how many retry or drop would handle, and change nothing
              --json                 print the relay's answer itself

            TIME is an instant (2026-05-04T20:48:28Z), a date (2026-05-04, from midnight UTC), or an age (90s, 30m,
            2h, 3d).
            """ + Terminal.COMMON_USAGE;

    private DeadCommand() {}

    /** Runs the command and ends with its exit status. */
    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), System.getenv(), Terminal.ofProcess("dead")));
    }

    /** Runs the command; gives its exit status. */
    public static int run(List<String> arguments, Map<String, String> environment, PrintStream out, PrintStream err) {
        return run(arguments, environment, new Terminal("dead", out, err));
    }

    private static int run(List<String> arguments, Map<String, String> environment, Terminal terminal) {
        return switch (DeadRequest.read(arguments, Clock.systemUTC())) {
            case DeadRequest.Reading.Help() -> terminal.usage(USAGE);
            case DeadRequest.Reading.Wrong(String problem) -> terminal.wrong(problem);
            case DeadRequest.Reading.Understood(DeadRequest request) ->
                terminal.ask(
                        environment,
                        request::question,
                        body -> request.isRaw() ? body : DeadText.of(request.verb(), body));
        };
    }
}
