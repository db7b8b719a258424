package crcr.bootstrap.command;

import crcr.bootstrap.LogLines;
import crcr.bootstrap.command.ManagementPort.Question;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The output of an operator's command, with its exit status.
 *
 * @param command its name
 */
record Terminal(String command, PrintStream out, PrintStream err) {
    /** The environment and the exit statuses that all such commands share, for their usages. */
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

    /** Returns the terminal of this process, which must print nothing else. */
    static Terminal ofProcess(String command) {
        // The platform logs certificates and its own end, which a user of a command does not need.
        LogLines.none();
        // The terminal's own encoding may lack characters of others' texts.
        return new Terminal(
                command,
                new PrintStream(System.out, true, StandardCharsets.UTF_8),
                new PrintStream(System.err, true, StandardCharsets.UTF_8));
    }

    /** Prints the usage, as requested. */
    int usage(String text) {
        out.print(text);
        return DONE;
    }

    /** Prints that the command is wrong. */
    int wrong(String problem) {
        err.println("relay: " + problem + "; see ./relay " + command + " --help");
        return WRONG_USAGE;
    }

    /** Prints the command's own result; {@code good} if it has no failure. */
    int report(String text, boolean good) {
        out.println(text);
        return good ? DONE : FAILED;
    }

    /**
     * Asks the relay, and prints its answer with {@code text} if it succeeded.
     *
     * @param question throws {@link IllegalArgumentException} if the command or the environment is wrong
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
