package crcr.bootstrap.command;

import crcr.bootstrap.command.ManagementPort.Question;
import crcr.domain.repository.RepositoryName;
import crcr.domain.scorecard.Window;
import java.io.PrintStream;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Runs {@code ./relay scorecard}, which asks a running relay for the scorecards of downstreams. */
public final class ScorecardCommand {
    private static final String USAGE = """
            Usage: ./relay scorecard [owner/repo] [--over 24h|7d|14d] [--json]

              Prints how well each downstream does: dispatches, what started, times, success, time-outs. With owner/repo,
              also prints which targets of its own and of the next level this downstream meets.

              --over   the time that the figures cover; 7d by default
              --json   print the relay's answer itself
            """ + Terminal.COMMON_USAGE;

    private ScorecardCommand() {}

    /** Runs the command and ends with its exit status. */
    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), System.getenv(), Terminal.ofProcess("scorecard")));
    }

    /** Runs the command; returns its exit status. */
    public static int run(List<String> arguments, Map<String, String> environment, PrintStream out, PrintStream err) {
        return run(arguments, environment, new Terminal("scorecard", out, err));
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
                () -> new Question("GET", "/scorecard", parameters(words, json)),
                body -> json ? body : ScorecardText.of(body));
    }

    // A table has room for one window only.
    private static Map<String, String> parameters(List<String> words, boolean json) {
        Map<String, String> parameters = new TreeMap<>();
        for (Iterator<String> rest = words.iterator(); rest.hasNext(); ) {
            String word = rest.next();
            if (word.equals("--over")) {
                put(parameters, "over", rest.hasNext() ? rest.next() : "");
            } else if (word.startsWith("-")) {
                throw new IllegalArgumentException("there is no option '" + word + "'");
            } else {
                put(parameters, "repo", word);
            }
        }
        if (!json) {
            parameters.putIfAbsent("over", Window.WEEK.word());
        }
        check(parameters);
        return parameters;
    }

    private static void put(Map<String, String> parameters, String name, String value) {
        if (parameters.put(name, value) != null) {
            throw new IllegalArgumentException(
                    name.equals("repo") ? "one repository is asked for at a time" : "--over is given twice");
        }
    }

    private static void check(Map<String, String> parameters) {
        String repository = parameters.get("repo");
        if (repository != null && RepositoryName.parse(repository).isEmpty()) {
            throw new IllegalArgumentException("a repository has the form owner/repo");
        }
        String over = parameters.get("over");
        if (over != null && Window.named(over).isEmpty()) {
            throw new IllegalArgumentException("--over needs one of " + Window.names());
        }
    }
}
