package crcr.infrastructure.http.console.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LocalPathTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/pull/4711",
                "/pull/4711?delivery=72d3162e-cc78-11e3-81ab-4c9367dc0958",
                "/downstreams/org/repo-name_1.x?over=14d&page=2",
                "/a/%C3%A9?b=%20",
                "/x@y:z"
            })
    void aPlaceOfTheConsoleIsTaken(String text) {
        assertEquals(Optional.of(new LocalPath(text)), LocalPath.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "pull/4711",
                "//evil.example",
                "///evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "\\/evil.example",
                "https://evil.example",
                "https:evil.example",
                "javascript:alert(1)",
                "/\t/evil.example",
                "/\n/evil.example",
                "\t//evil.example",
                " //evil.example",
                "/\r\nSet-Cookie: a=b",
                "/a\\..\\b",
                "/a#b",
                "/a b",
                "/a%",
                "/a%0",
                "/a%zz",
                "/\u00e9",
                "/\u3002evil",
                "/a\"><script>"
            })
    void anythingElseIsNot(String text) {
        assertEquals(Optional.empty(), LocalPath.parse(text));
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 1001})
    void itIsBounded(int length) {
        assertEquals(
                length == 1000, LocalPath.parse("/" + "a".repeat(length - 1)).isPresent());
    }
}
