package crcr.infrastructure.http.console.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FormTest {
    @Test
    void fieldsAreDecoded() {
        Form form = Form.parse("queue=hud&id=a%26b+c&empty=&bare").orElseThrow();

        assertEquals(Optional.of("hud"), form.text("queue"));
        assertEquals(Optional.of("a&b c"), form.text("id"));
        assertEquals(Optional.of(""), form.text("empty"));
        assertEquals(Optional.of(""), form.text("bare"));
        assertEquals(Optional.empty(), form.text("other"));
    }

    @Test
    void aFieldCanBeTakenOut() {
        Form form = Form.parse("csrf=secret&id=1").orElseThrow().without(Form.CSRF);

        assertEquals(Optional.empty(), form.text(Form.CSRF));
        assertEquals(Optional.of("1"), form.text("id"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=1&a=2", "a=1&%61=2", "a=%", "a=%zz", "%4=1"})
    void whatIsAmbiguousOrMalformedIsNoForm(String body) {
        assertEquals(Optional.empty(), Form.parse(body));
    }
}
