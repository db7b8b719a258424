package crcr.infrastructure.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import crcr.domain.check.TestCounts;
import crcr.domain.delivery.Payload;
import crcr.domain.result.WorkflowWords;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a callback says of a job is read as far as a check run shows it. */
final class CallbackWordsTest {
    private static WorkflowWords read(String workflow) {
        return new CallbackWords()
                .of(new Payload(("{\"workflow\":" + workflow + "}").getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void allOfItIsRead() {
        assertEquals(
                new WorkflowWords(
                        "CI",
                        Optional.of(new TestCounts(42, 3, 5)),
                        Optional.of("https://example.org/a b?c".replace(" ", "")),
                        Optional.of("https://ci.example.org/9")),
                read("""
                    {"name": "CI", "artifact_url": "https://example.org/ab?c", "url": "https://ci.example.org/9",
                     "test_results": {"passed": 42, "failed": 3, "skipped": 5, "flaky": 1}}
                    """));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"name\": 1, \"test_results\": [], \"artifact_url\": 1}",
                "{\"test_results\": {}, \"artifact_url\": \"\"}",
                "{\"artifact_url\": \"ftp://example.org\", \"test_results\": {\"passed\": \"many\"}}",
                "{\"artifact_url\": \"javascript:alert(1)\", \"test_results\": {\"passed\": -1, \"failed\": 1}}",
                "{\"artifact_url\": \"https://a b\", \"test_results\": {\"passed\": 1.5}}",
                "{\"test_results\": {\"passed\": 1, \"failed\": 1e3}}",
                "{\"test_results\": {\"passed\": 12345678901234567890}}",
                "{\"test_results\": {\"flaky\": 3}}"
            })
    void whatHasAnotherFormIsAbsent(String workflow) {
        assertEquals(new WorkflowWords("", Optional.empty(), Optional.empty(), Optional.empty()), read(workflow));
    }

    @ParameterizedTest
    @CsvSource({"passed,7,0,0", "failed,0,7,0", "skipped,0,0,7"})
    void aCountThatIsNotToldIsNone(String told, long passed, long failed, long skipped) {
        assertEquals(
                Optional.of(new TestCounts(passed, failed, skipped)),
                read("{\"test_results\": {\"" + told + "\": 7}}").tests());
    }

    @Test
    void whatIsNoJsonIsAFault() {
        Payload payload = new Payload(new byte[] {'{'});
        CallbackWords words = new CallbackWords();
        assertThrows(IllegalArgumentException.class, () -> words.of(payload));
    }
}
