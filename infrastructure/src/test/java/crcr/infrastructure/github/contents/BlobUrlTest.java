package crcr.infrastructure.github.contents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlobUrlTest {
    private static final String GITHUB = "https://api.github.com";

    @ParameterizedTest
    @CsvSource({
        "https://api.github.com, https://github.com/org/repo/blob/main/a.yaml",
        "https://api.github.com/, https://GitHub.com:443/org/repo/blob/main/a.yaml",
        "https://git.example.org/api/v3, https://git.example.org/org/repo/blob/main/a.yaml",
        "http://127.0.0.1:8081, http://127.0.0.1:8081/org/repo/blob/main/a.yaml"
    })
    void aFileOfTheGitHubThatTheApiBelongsToIsUnderstood(String apiUrl, String url) {
        BlobUrl read = valid(url, apiUrl);

        assertEquals("org/repo", read.repository().toString());
        assertEquals("main", read.ref());
        assertEquals(List.of("a.yaml"), read.path());
    }

    @Test
    void segmentsAreDecodedOneByOne() {
        BlobUrl read = valid("https://github.com/org/repo/blob/release%2F1+0/a%20b/%C3%BC%25.yaml", GITHUB);

        assertEquals("release/1+0", read.ref());
        assertEquals(List.of("a b", "ü%.yaml"), read.path());
    }

    @ParameterizedTest
    @CsvSource({
        "https://github.com.example.org/org/repo/blob/main/a.yaml, must begin with https://github.com/",
        "https://api.github.com/org/repo/blob/main/a.yaml, must begin with https://github.com/",
        "http://github.com/org/repo/blob/main/a.yaml, must begin with https://github.com/",
        "https://github.com:8443/org/repo/blob/main/a.yaml, must begin with https://github.com/",
        "https://github.com@example.org/org/repo/blob/main/a.yaml, must begin with https://github.com/",
        "https://user@github.com/org/repo/blob/main/a.yaml, must begin with https://github.com/",
        "org/repo/blob/main/a.yaml, must begin with https://github.com/",
        "mailto:org@github.com, must begin with https://github.com/",
        "https://github.com, must be https://",
        "https://github.com/org/repo, must be https://",
        "https://github.com/org/repo/tree/main/a.yaml, must be https://",
        "https://github.com/org/repo/blob/main, must be https://",
        "https://github.com/org/repo/blob/main/, must be https://",
        "https://github.com/org/repo/blob//a.yaml, must be https://",
        "https://github.com/org/repo/blob/main/../a.yaml, must be https://",
        "https://github.com/org/repo/blob/main/%2E%2e/a.yaml, must be https://",
        "https://github.com/-org/repo/blob/main/a.yaml, names no repository",
        "https://github.com/org/re%20po/blob/main/a.yaml, names no repository",
        "https://github.com/org/repo/blob/main/a.yaml?plain=1, without ? and #",
        "https://github.com/org/repo/blob/main/a.yaml#L1, without ? and #",
        "https://github.com/org/repo/blob/main/%zz, is not a URL",
        "https://github.com/org/repo/blob/main/a b, is not a URL"
    })
    void anythingElseIsRefusedWithTheReason(String url, String words) {
        String problem = assertInstanceOf(BlobUrl.BlobUrlReading.Invalid.class, BlobUrl.parse(url, URI.create(GITHUB)))
                .problem();

        assertTrue(problem.contains(words), problem);
    }

    private static BlobUrl valid(String url, String apiUrl) {
        return assertInstanceOf(BlobUrl.BlobUrlReading.Valid.class, BlobUrl.parse(url, URI.create(apiUrl)))
                .url();
    }
}
