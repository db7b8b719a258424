package crcr.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import crcr.lab.simulator.github.GitHubCall;
import crcr.openapi.DescribedOperation.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a call has to keep to. */
final class CallRules {
    // What GitHub recommends, and what it takes for the same.
    private static final Set<String> ACCEPTED_ANYWHERE = Set.of("application/vnd.github+json", "application/json");

    private final GitHubCall call;
    private final Map<String, String> inPath;
    private final DescribedOperation operation;
    private final List<String> violations = new ArrayList<>();

    private CallRules(GitHubCall call, Map<String, String> inPath, DescribedOperation operation) {
        this.call = call;
        this.inPath = inPath;
        this.operation = operation;
    }

    /**
     * Returns what a call breaks.
     *
     * @param inPath the values of the path's parameters
     */
    static List<String> violations(GitHubCall call, Map<String, String> inPath, DescribedOperation operation) {
        CallRules rules = new CallRules(call, inPath, operation);
        rules.checkParameters();
        rules.checkAccept();
        rules.checkBody();
        return rules.violations;
    }

    private void checkParameters() {
        List<Parameter> parameters = operation.parameters();
        for (Parameter parameter : parameters) {
            Optional<String> value = Optional.ofNullable(values(parameter.in()).get(parameter.name()));
            String place = parameter.in() + " parameter " + parameter.name();
            if (value.isEmpty() && parameter.required()) {
                violations.add(place + ": it is required");
            }
            value.ifPresent(text -> operation
                    .problems(place, parameter.schema(), DescribedOperation.typed(text, parameter.schema()))
                    .forEach(problem -> violations.add(place + problem)));
        }
        Set<String> known = parameters.stream()
                .filter(parameter -> parameter.in().equals("query"))
                .map(Parameter::name)
                .collect(Collectors.toSet());
        call.query().keySet().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> violations.add("query parameter " + name + ": there is no such parameter"));
    }

    private Map<String, String> values(String in) {
        return switch (in) {
            case "path" -> inPath;
            case "query" -> call.query();
            case "header" -> call.headers();
            default -> throw new IllegalArgumentException("a parameter in " + in);
        };
    }

    private void checkAccept() {
        String accept = call.headers().getOrDefault("accept", "");
        if (!ACCEPTED_ANYWHERE.contains(accept)
                && !operation.answers(200).orElse(Map.of()).containsKey(accept)
                && !operation.mentions(accept)) {
            violations.add("header Accept: there is no media type \"" + accept + "\"");
        }
    }

    private void checkBody() {
        byte[] bytes = call.body().bytes();
        if (bytes.length == 0) {
            if (operation.needsBody()) {
                violations.add("body: it is required");
            }
            return;
        }
        String mediaType = MediaTypes.of(call.headers().getOrDefault("content-type", ""));
        JsonNode schema = operation.bodies().get(mediaType);
        if (schema == null) {
            violations.add("body: there is none of the media type \"" + mediaType + "\"");
        } else {
            MediaTypes.json(bytes)
                    .ifPresentOrElse(
                            body -> operation
                                    .problems("body", schema, body)
                                    .forEach(problem -> violations.add("body" + problem)),
                            () -> violations.add("body: it is not JSON"));
        }
    }
}
