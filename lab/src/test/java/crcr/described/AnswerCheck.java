package crcr.described;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Holds an answer against the description. */
public final class AnswerCheck {
    private static final JsonMapper JSON = new JsonMapper();
    // Of HTTP itself.
    private static final Set<String> ANYWHERE = inAnyCase("Date", "Connection", "Content-Length", "Content-Type");
    private static final int FIRST_ERROR = 400;

    private final RelayDescription description;
    private final Exchange exchange;
    private final List<String> violations = new ArrayList<>();

    private AnswerCheck(RelayDescription description, Exchange exchange) {
        this.description = description;
        this.exchange = exchange;
    }

    private static Set<String> inAnyCase(String... names) {
        Set<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        set.addAll(List.of(names));
        return set;
    }

    /** Fails if an answer is not as the relay describes it. */
    public static void assertDescribed(Exchange exchange) {
        List<String> violations = violations(RelayDescription.RELAY, exchange);
        if (!violations.isEmpty()) {
            throw new AssertionError("not as docs/reference/openapi.yaml describes it: " + exchange.name() + ": "
                    + String.join("; ", violations) + "; " + exchange.body());
        }
    }

    /** Returns where an answer is not as it is described. */
    static List<String> violations(RelayDescription description, Exchange exchange) {
        AnswerCheck check = new AnswerCheck(description, exchange);
        response(description, exchange)
                .ifPresentOrElse(check::against, () -> check.violations.add("there is no such answer"));
        return check.violations;
    }

    /** Returns what is described of an answer; empty if nothing is. */
    static Optional<Response> response(RelayDescription description, Exchange exchange) {
        Optional<Operation> operation = description.operation(exchange.port(), exchange.method(), exchange.path());
        Optional<Response> elsewhere = Optional.of(description.elsewhere(exchange.port(), exchange.path()))
                .filter(response -> isStatusOf(response, exchange.status()));
        return operation.map(described -> described.response(exchange.status())).orElse(elsewhere);
    }

    private static boolean isStatusOf(Response elsewhere, int status) {
        return status == (elsewhere.name().equals("x-other-method") ? 405 : 404);
    }

    /** Returns a body as what its media type says. */
    static Optional<JsonNode> content(String mediaType, String body) {
        if (!mediaType.endsWith("json")) {
            return Optional.of(JsonNodeFactory.instance.textNode(body));
        }
        try {
            return Optional.of(JSON.readTree(body)).filter(json -> !json.isMissingNode());
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private void against(Response response) {
        checkHeaders(response);
        String mediaType = exchange.header("Content-Type").replaceFirst(";.*", "");
        if (!mediaType.equals(response.mediaType())) {
            violations.add("the media type is \"" + mediaType + "\"");
        } else if (exchange.method().equals("HEAD")) {
            if (!exchange.body().isEmpty()) {
                violations.add("there is a body");
            }
        } else {
            content(mediaType, exchange.body())
                    .ifPresentOrElse(body -> checkBody(response, body), () -> violations.add("the body is no JSON"));
        }
    }

    private void checkBody(Response response, JsonNode body) {
        description.problems(response.schema(), body).forEach(problem -> violations.add("body" + problem));
        if (exchange.status() >= FIRST_ERROR && body.path("status").asInt() != exchange.status()) {
            violations.add("body/status: it is another one than that of the answer");
        }
    }

    private void checkHeaders(Response response) {
        response.headers().forEach((name, header) -> {
            if (header.node().path("required").asBoolean()
                    && !exchange.headers().containsKey(name)) {
                violations.add("header " + name + ": it is required");
            }
        });
        exchange.headers().keySet().stream()
                .filter(name -> !ANYWHERE.contains(name))
                .forEach(name -> response.header(name)
                        .ifPresentOrElse(
                                schema -> checkHeader(name, description.resolved(schema)),
                                () -> violations.add("header " + name + ": there is no such header")));
    }

    private void checkHeader(String name, Pointer schema) {
        description
                .problems(schema, typed(schema, exchange.header(name)))
                .forEach(problem -> violations.add("header " + name + problem));
    }

    /** Returns a header's text as the JSON that its schema is about. */
    static JsonNode typed(Pointer schema, String text) {
        return schema.node().path("type").asText().equals("integer") && text.matches("-?[0-9]{1,18}")
                ? JsonNodeFactory.instance.numberNode(Long.parseLong(text))
                : JsonNodeFactory.instance.textNode(text);
    }
}
