package crcr.infrastructure.http.console.signin;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The fields of a form, each of which occurs once. */
public final class Form {
    /** The name of the field with the session's CSRF token. */
    public static final String CSRF = "csrf";

    private final Map<String, String> fields;

    private Form(Map<String, String> fields) {
        this.fields = fields;
    }

    /**
     * Reads {@code application/x-www-form-urlencoded}; empty if the text is not of this form, or a field occurs twice.
     *
     * @see <a href="https://url.spec.whatwg.org/#application/x-www-form-urlencoded">URL Standard</a>
     */
    static Optional<Form> parse(String body) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String pair : body.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            try {
                if (!pair.isEmpty() && fields.put(decoded(name), decoded(value)) != null) {
                    return Optional.empty();
                }
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }
        return Optional.of(new Form(fields));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** Returns the text of a field; empty if the form has no such field. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    /** Returns the form without this field. */
    Form without(String name) {
        Map<String, String> others = new LinkedHashMap<>(fields);
        others.remove(name);
        return new Form(others);
    }
}
