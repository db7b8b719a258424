package crcr.bootstrap.command;

import crcr.bootstrap.LogLines;
import crcr.bootstrap.command.ManagementPort.Question;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * What an operator's command prints, and the exit status that goes with it.
 *
 * @param command its name
 */
record Terminal(String command, PrintStream out, PrintStream err) {
    /** The environment that every such command reads, and its exit statuses, for its usage. */
    static final String COMMON_USAGE = """

            Environment:
              MANAGEMENT_URL    where the relay's management port is; http://127.0.0.1:9090 by default
              MANAGEMENT_PORT   its port on this machine, if MANAGEMENT_URL is not set
              ADMIN_TOKEN       the relay's token, if it has one; or ADMIN_TOKEN_FILE, the file that holds it
              RELAY_CONFIG      the relay's file of settings, which may hold the port and the token, too

            Ends with 0, with 1 if the relay cannot be reached or refuses, with 2 if the command is wrong.
            """;

    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int WRONG_USAGE = 2;
    private static final int BAD_REQUEST = 400;

    /** That of this process, which is to print nothing else. */
    static Terminal ofProcess(String command) {
        // The platform logs certificates and its own end, and nobody who runs a command asked for that.
        LogLines.none();
        // The terminal's own encoding may have no room for what others said.
        return new Terminal(
                command,
                new PrintStream(System.out, true, StandardCharsets.UTF_8),
                new PrintStream(System.err, true, StandardCharsets.UTF_8));
    }

    /** How the command is used, as was asked. */
    int usage(String text) {
        out.print(text);
        return DONE;
    }

    /** The command is wrong. */
    int wrong(String problem) {
        err.println("relay: " + problem + "; ./relay " + command + " --help tells more");
        return WRONG_USAGE;
    }

    /** What the command itself has found out; {@code good} if nothing of it is a failure. */
    int report(String text, boolean good) {
        out.println(text);
        return good ? DONE : FAILED;
    }

    /**
     * Asks the relay, and prints its answer in the words of {@code text} if it did as it was asked.
     *
     * @param question throws {@link IllegalArgumentException} if the command is wrong, as the environment may be
     */
    int ask(Map<String, String> environment, Supplier<Question> question, UnaryOperator<String> text) {
        try {
            return tell(ManagementPort.of(environment).ask(question.get()), text);
        } catch (IllegalArgumentException e) {
            return wrong(String.valueOf(e.getMessage()));
        }
    }

    private int tell(ManagementPort.ManagementAnswer answer, UnaryOperator<String> text) {
        return switch (answer) {
            case ManagementPort.ManagementAnswer.Unreachable(String problem) -> {
                err.println("relay: " + problem);
                yield FAILED;
            }
            case ManagementPort.ManagementAnswer.Refused(int status, String detail)
            when status == BAD_REQUEST -> wrong(detail);
            case ManagementPort.ManagementAnswer.Refused(int status, String detail) -> {
                err.println("relay: the relay answered " + status + ": " + detail);
                yield FAILED;
            }
            case ManagementPort.ManagementAnswer.Given(String body) -> {
                out.println(text.apply(body));
                yield DONE;
            }
        };
    }
}
