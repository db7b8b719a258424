package crcr.described;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What is described of requests. Their bodies may have further members, so that they are held against open schemas. */
public final class RequestCheck {
    private static final RelayDescription OPEN = RelayDescription.open(RelayDescription.read(RelayDescription.FILE));

    private RequestCheck() {}

    private static Operation operation(Place place) {
        return OPEN.operation(place.port(), place.method(), place.path()).orElseThrow();
    }

    /** Returns the names of the parameters in the query. */
    public static Set<String> queryParameters(Place place) {
        Set<String> names = new TreeSet<>();
        Pointer parameters = operation(place).place().member("parameters");
        for (int number = 0; number < parameters.node().size(); number++) {
            JsonNode parameter = OPEN.resolved(parameters.item(number)).node();
            if (parameter.path("in").asText().equals("query")) {
                names.add(parameter.path("name").asText());
            }
        }
        return names;
    }

    /** Returns whether a header may have that value; an optional one may also be absent. */
    public static boolean isHeader(Place place, String name, String value) {
        Pointer parameters = operation(place).place().member("parameters");
        for (int number = 0; number < parameters.node().size(); number++) {
            Pointer parameter = OPEN.resolved(parameters.item(number));
            if (parameter.node().path("name").asText().equals(name)) {
                String pattern = OPEN.resolved(parameter.member("schema"))
                        .node()
                        .path("pattern")
                        .asText();
                return Pattern.compile(pattern).matcher(value).find();
            }
        }
        throw new IllegalArgumentException(place + " has no header " + name);
    }

    /** Returns whether a body is as it is described. */
    public static boolean isBody(Place place, JsonNode body) {
        Pointer schema = operation(place)
                .place()
                .member("requestBody")
                .member("content")
                .member("application/json")
                .member("schema");
        return OPEN.problems(OPEN.resolved(schema), body).isEmpty();
    }
}
