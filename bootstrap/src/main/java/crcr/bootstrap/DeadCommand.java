package crcr.bootstrap;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** {@code ./relay dead}: looks at what a running relay has given up, tries it again, drops it. */
public final class DeadCommand {
    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int WRONG_USAGE = 2;

    private static final String USAGE = """
            Usage: ./relay dead list|show|retry|drop [options]

              list    what was given up and is kept, the oldest first
              show    what one of them was to send, as JSON; needs --queue and --id
              retry   queue them again, under their own identity
              drop    forget them

              --queue dispatch|hud   of that queue
              --id ID                of that id, as list shows it
              --repo owner/repo      of that downstream
              --since TIME           given up then or later
              --until TIME           given up then or earlier
              --all                  all of them; retry and drop need this or a selection
              --dry-run              tell how many retry or drop would handle, and change nothing
              --json                 print the relay's answer itself

            TIME is an instant (2026-05-04T20:48:28Z), a date (2026-05-04, from midnight UTC), or an age (90s, 30m,
            2h, 3d).

            Environment:
              MANAGEMENT_URL    where the relay's management port is; http://127.0.0.1:9090 by default
              MANAGEMENT_PORT   its port on this machine, if MANAGEMENT_URL is not set
              ADMIN_TOKEN       the relay's, if it has one

            Ends with 0, with 1 if the relay cannot be reached or refuses, with 2 if the command is wrong.
            """;

    private DeadCommand() {}

    /** Runs the command and ends with its exit status. */
    public static void main(String[] arguments) {
        // The platform logs certificates and its own end, and nobody who runs a command asked for that.
        LogLines.none();
        // The terminal's own encoding may have no room for what GitHub or HUD said.
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(List.of(arguments), System.getenv(), out, err));
    }

    /** Runs the command; gives its exit status. */
    public static int run(List<String> arguments, Map<String, String> environment, PrintStream out, PrintStream err) {
        return switch (DeadRequest.read(arguments, Clock.systemUTC())) {
            case DeadRequest.Reading.Help() -> {
                out.print(USAGE);
                yield DONE;
            }
            case DeadRequest.Reading.Wrong(String problem) -> wrong(problem, err);
            case DeadRequest.Reading.Understood(DeadRequest request) -> {
                try {
                    ManagementPort port = ManagementPort.of(environment);
                    yield answer(request, port.ask(request), out, err);
                } catch (IllegalArgumentException e) {
                    yield wrong(String.valueOf(e.getMessage()), err);
                }
            }
        };
    }

    private static int wrong(String problem, PrintStream err) {
        err.println("relay: " + problem + "; ./relay dead --help tells more");
        return WRONG_USAGE;
    }

    private static int answer(DeadRequest request, ManagementPort.Answer answer, PrintStream out, PrintStream err) {
        return switch (answer) {
            case ManagementPort.Answer.Unreachable(String problem) -> {
                err.println("relay: " + problem);
                yield FAILED;
            }
            case ManagementPort.Answer.Refused(int status, String detail) -> {
                err.println("relay: the relay answered " + status + ": " + detail);
                yield FAILED;
            }
            case ManagementPort.Answer.Given(String body) -> {
                out.println(request.isRaw() ? body : DeadText.of(request.verb(), body));
                yield DONE;
            }
        };
    }
}
