package crcr.domain.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The conclusions are those that GitHub's checks accept. */
final class ConclusionTest {
    @Test
    void theNamesAreThoseOfTheContract() {
        assertEquals(
                List.of(
                        "success",
                        "failure",
                        "neutral",
                        "cancelled",
                        "skipped",
                        "timed_out",
                        "action_required",
                        "stale"),
                Arrays.stream(Conclusion.values()).map(Conclusion::wireName).toList());
    }

    @ParameterizedTest
    @EnumSource
    void aConclusionIsFoundByItsName(Conclusion conclusion) {
        assertEquals(Optional.of(conclusion), Conclusion.named(conclusion.wireName()));
        assertTrue(List.of(Conclusion.names().split(", ", -1)).contains(conclusion.wireName()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "SUCCESS", "Success", " success", "startup_failure", "canceled", "timed out"})
    void noConclusionHasAnotherName(String name) {
        assertEquals(Optional.empty(), Conclusion.named(name));
    }
}
