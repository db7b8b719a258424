package crcr.bootstrap.command;

import crcr.bootstrap.command.ManagementPort.Question;
import crcr.domain.repository.RepositoryName;
import java.io.PrintStream;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Runs {@code ./relay why}, which asks a running relay why a repository was triggered, or was not. */
public final class WhyCommand {
    private static final String USAGE = """
            Usage: ./relay why owner/repo [--pr N | --delivery ID] [--json]

              Prints what became of the upstream's latest events for this downstream, the latest first: dispatched, not
              relayed and why, waiting and what for, superseded, given up; with GitHub's answers.

              --pr N         only the events about this pull request of the upstream
              --delivery ID  only this delivery: the id that GitHub sends in X-GitHub-Delivery
              --json         print the relay's answer itself
            """ + Terminal.COMMON_USAGE;

    private WhyCommand() {}

    /** Runs the command and ends with its exit status. */
    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), System.getenv(), Terminal.ofProcess("why")));
    }

    /** Runs the command; returns its exit status. */
    public static int run(List<String> arguments, Map<String, String> environment, PrintStream out, PrintStream err) {
        return run(arguments, environment, new Terminal("why", out, err));
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
                () -> new Question("GET", "/why", parameters(words)),
                body -> json ? body : WhyText.of(body));
    }

    private static Map<String, String> parameters(List<String> words) {
        Map<String, String> parameters = new TreeMap<>();
        for (Iterator<String> rest = words.iterator(); rest.hasNext(); ) {
            String word = rest.next();
            String name = switch (word) {
                case "--pr" -> "pr";
                case "--delivery" -> "delivery";
                default -> "repo";
            };
            if (name.equals("repo") && word.startsWith("-")) {
                throw new IllegalArgumentException("there is no option '" + word + "'");
            }
            String former = parameters.put(name, name.equals("repo") ? word : value(word, rest));
            if (former != null) {
                throw new IllegalArgumentException(
                        name.equals("repo") ? "one repository is asked for at a time" : word + " is given twice");
            }
        }
        check(parameters);
        return parameters;
    }

    private static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException(option + " needs a value");
        }
        return rest.next();
    }

    private static void check(Map<String, String> parameters) {
        if (Optional.ofNullable(parameters.get("repo"))
                .flatMap(RepositoryName::parse)
                .isEmpty()) {
            throw new IllegalArgumentException("one repository is needed, in the form owner/repo");
        }
        if (parameters.containsKey("pr") && parameters.containsKey("delivery")) {
            throw new IllegalArgumentException("--pr and --delivery do not go together");
        }
    }
}
