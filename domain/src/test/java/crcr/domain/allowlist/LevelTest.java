package crcr.domain.allowlist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each level grants, as the table of the contract has it. */
final class LevelTest {
    @ParameterizedTest
    @CsvSource({
        "L1, DISPATCH,                true",
        "L1, RESULTS_TO_HUD,          false",
        "L1, CHECK_RUN_WHEN_LABELLED, false",
        "L1, CHECK_RUN_ALWAYS,        false",
        "L2, DISPATCH,                true",
        "L2, RESULTS_TO_HUD,          true",
        "L2, CHECK_RUN_WHEN_LABELLED, false",
        "L2, CHECK_RUN_ALWAYS,        false",
        "L3, DISPATCH,                true",
        "L3, RESULTS_TO_HUD,          true",
        "L3, CHECK_RUN_WHEN_LABELLED, true",
        "L3, CHECK_RUN_ALWAYS,        false",
        "L4, DISPATCH,                true",
        "L4, RESULTS_TO_HUD,          true",
        "L4, CHECK_RUN_WHEN_LABELLED, true",
        "L4, CHECK_RUN_ALWAYS,        true",
    })
    void aLevelGrantsWhatTheTableSays(Level level, Grant grant, boolean granted) {
        assertEquals(granted, level.grants(grant));
    }

    @Test
    void aHigherLevelHasEverythingThatALowerOneHas() {
        for (Level lower : Level.values()) {
            for (Level higher : Level.values()) {
                for (Grant grant : Grant.values()) {
                    assertTrue(
                            lower.compareTo(higher) > 0 || !lower.grants(grant) || higher.grants(grant),
                            () -> higher + " lacks " + grant + " of " + lower);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aLevelIsFoundByItsName(Level level) {
        assertEquals(Optional.of(level), Level.named(level.name()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "l1", "L0", "L5", "L1 ", "L", "1", "L11"})
    void noLevelHasAnotherName(String name) {
        assertEquals(Optional.empty(), Level.named(name));
    }
}
