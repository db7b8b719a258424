package crcr.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import crcr.lab.simulator.github.GitHubAnswer;
import crcr.lab.simulator.github.GitHubCall;
import crcr.lab.simulator.github.GitHubWitness;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Holds each call and each answer of every simulator against GitHub's description; every simulator finds it by itself.
 */
public final class HeldAgainstDescription implements GitHubWitness {
    /** The {@code User-Agent} of a call that a test makes itself, and may make wrongly on purpose. */
    public static final String OF_A_TEST = "test";

    private static final Map<String, Optional<DescribedOperation>> OPERATIONS = new ConcurrentHashMap<>();

    @Override
    public void called(GitHubCall call) {
        if (!call.headers().getOrDefault("user-agent", "").equals(OF_A_TEST)) {
            Violations.add(violations(call));
        }
    }

    @Override
    public void answered(GitHubCall call, GitHubAnswer answer) {
        Violations.add(violations(call, answer));
    }

    /** Returns where a call is not as GitHub describes it, each with method, path, place and message. */
    static List<String> violations(GitHubCall call) {
        Optional<PathTemplate.Match> match = match(call);
        List<String> found = match.flatMap(known -> operation(call, known))
                .map(operation -> CallRules.violations(
                        call, match.map(PathTemplate.Match::parameters).orElse(Map.of()), operation))
                .orElse(List.of(match.isPresent() ? "the path has no such method" : "there is no such path"));
        return found.stream().map(one -> named(call) + ": " + one).toList();
    }

    /** Returns where an answer to a call is not as GitHub describes it; nothing if it does not describe the call. */
    static List<String> violations(GitHubCall call, GitHubAnswer answer) {
        return match(call).flatMap(known -> operation(call, known)).stream()
                .flatMap(operation -> AnswerRules.violations(answer, operation).stream())
                .map(one -> named(call) + " answered " + answer.status() + ": " + one)
                .toList();
    }

    private static String named(GitHubCall call) {
        return call.method() + " " + call.path();
    }

    private static Optional<PathTemplate.Match> match(GitHubCall call) {
        return PathTemplate.match(call.path(), Description.GITHUB.templates());
    }

    private static Optional<DescribedOperation> operation(GitHubCall call, PathTemplate.Match match) {
        String method = call.method().toLowerCase(Locale.ROOT);
        return OPERATIONS.computeIfAbsent(
                method + " " + match.template(),
                _ -> Optional.of(Description.GITHUB.path(match.template()).path(method))
                        .filter(JsonNode::isObject)
                        .map(described -> new DescribedOperation(Description.GITHUB, described)));
    }
}
