package crcr.infrastructure.shared.url;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class OriginTest {
    private static Origin origin(String url) {
        return Origin.of(url).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example/x?y#z, https://A.example",
        "https://a.example:443, HTTPS://a.example/other",
        "http://a.example:80/, http://a.example",
        "http://[::1]:8080/x, http://[::1]:8080"
    })
    void theseLeadToTheSameServer(String one, String other) {
        assertEquals(origin(one), origin(other));
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example, http://a.example",
        "https://a.example, https://a.example:8443",
        "https://a.example, https://b.a.example"
    })
    void theseDoNot(String one, String other) {
        assertNotEquals(origin(one), origin(other));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a.example",
                "//a.example/x",
                "ftp://a.example",
                "https:x",
                "https://u@a.example",
                "https://a b"
            })
    void theseHaveNone(String url) {
        assertEquals(Optional.empty(), Origin.of(url));
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example, true",
        "http://a.example, false",
        "http://localhost:1, true",
        "http://127.0.0.1, true",
        "http://[::1]/, true",
        "http://localhost.a.example, false"
    })
    void nobodyReadsWhatIsEncryptedOrStaysOnTheMachine(String url, boolean confidential) {
        assertEquals(confidential, origin(url).isConfidential());
    }

    @Test
    void itsTextIsTheBeginningOfAUrl() {
        assertEquals("https://a.example", origin("https://A.example:443/x").toString());
        assertEquals("http://a.example", origin("http://a.example:80/x").toString());
        assertEquals("http://a.example:443", origin("http://a.example:443/x").toString());
        assertEquals(Optional.of(origin("https://a.example")), Origin.of(URI.create("https://a.example/x")));
    }

    @Test
    void aPathIsBelowABaseWithAndWithoutASlash() {
        assertEquals("https://a.example/b/c", BaseUrl.below("https://a.example/b", "/c"));
        assertEquals("https://a.example/b/c", BaseUrl.below("https://a.example/b/", "/c"));
    }
}
