package crcr.infrastructure.github.contents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An address is refused with a reason, or leads to one file of the GitHub that is configured. */
class BlobUrlFuzzTest {
    private static final Map<String, String> SITES = Map.of(
            "https://api.github.com", "github.com",
            "https://git.example.org/api/v3", "git.example.org",
            "http://127.0.0.1:8081", "127.0.0.1");

    @FuzzTest(maxDuration = "2s")
    void anAddressIsRefusedOrLeadsToTheGitHubThatIsConfigured(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        SITES.forEach((api, host) -> {
            switch (BlobUrl.parse(text, URI.create(api))) {
                case BlobUrl.BlobUrlReading.Invalid(String problem) -> assertFalse(problem.isBlank());
                case BlobUrl.BlobUrlReading.Valid(BlobUrl file) -> {
                    assertEquals(host, URI.create(text).getHost().toLowerCase(Locale.ROOT));
                    Stream.concat(Stream.of(file.ref()), file.path().stream())
                            .forEach(segment -> assertFalse(
                                    segment.isBlank() || segment.equals(".") || segment.equals(".."), segment));
                    assertEquals(
                            new BlobUrl.BlobUrlReading.Valid(file), BlobUrl.parse(written(api, file), URI.create(api)));
                    assertTrue(file.toString().endsWith(" of " + file.repository()));
                }
            }
        });
    }

    private static String written(String api, BlobUrl file) {
        String site = api.equals("https://api.github.com") ? "https://github.com" : api.replace("/api/v3", "");
        return Stream.concat(
                        Stream.of(file.repository().owner(), file.repository().name(), "blob", file.ref()),
                        file.path().stream())
                .map(segment ->
                        URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20"))
                .collect(Collectors.joining("/", site + "/", ""));
    }
}
