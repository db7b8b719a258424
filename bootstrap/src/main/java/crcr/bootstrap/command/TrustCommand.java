package crcr.bootstrap.command;

import crcr.bootstrap.command.ManagementPort.Question;
import crcr.domain.repository.RepositoryName;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Runs {@code ./relay trust}, which lists the identities of a running relay, or makes it forget one. */
public final class TrustCommand {
    private static final String USAGE = """
            Usage: ./relay trust list [--json]
                   ./relay trust forget owner/repo [--json]

              list    print the ids that the relay remembers for each name, of the upstream and of every downstream that
                      has reported: since when, and the present name of a renamed repository. Then print the pipelines
                      of other CI systems and the repository that each reports for, by the providers' file in force.
              forget  forget the ids of this name: the next repository that reports under it is remembered. Do this
                      when a repository was re-created or its owner has changed, and you know by whom.

              --json  print the relay's answer itself
            """ + Terminal.COMMON_USAGE;

    private TrustCommand() {}

    /** Runs the command and ends with its exit status. */
    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), System.getenv(), Terminal.ofProcess("trust")));
    }

    /** Runs the command; returns its exit status. */
    public static int run(List<String> arguments, Map<String, String> environment, PrintStream out, PrintStream err) {
        return run(arguments, environment, new Terminal("trust", out, err));
    }

    private static int run(List<String> arguments, Map<String, String> environment, Terminal terminal) {
        if (arguments.stream().anyMatch(List.of("--help", "-h")::contains)) {
            return terminal.usage(USAGE);
        }
        boolean json = arguments.contains("--json");
        List<String> words =
                arguments.stream().filter(word -> !word.equals("--json")).toList();
        return terminal.ask(
                environment,
                () -> question(words),
                body -> json ? body : text(words).apply(body));
    }

    private static Question question(List<String> words) {
        if (words.isEmpty()) {
            throw new IllegalArgumentException("list or forget is needed");
        }
        List<String> rest = words.subList(1, words.size());
        return switch (words.getFirst()) {
            case "list" -> {
                if (!rest.isEmpty()) {
                    throw new IllegalArgumentException("list takes nothing but --json");
                }
                yield new Question("GET", "/trust", Map.of());
            }
            case "forget" -> {
                if (rest.size() != 1 || RepositoryName.parse(rest.getFirst()).isEmpty()) {
                    throw new IllegalArgumentException("forget needs one repository in the form owner/repo");
                }
                yield new Question("POST", "/trust/forget", Map.of("repo", rest.getFirst()));
            }
            default -> throw new IllegalArgumentException("there is no 'trust " + words.getFirst() + "'");
        };
    }

    private static UnaryOperator<String> text(List<String> words) {
        return words.getFirst().equals("list") ? TrustText::table : body -> TrustText.forgotten(words.getLast(), body);
    }
}
