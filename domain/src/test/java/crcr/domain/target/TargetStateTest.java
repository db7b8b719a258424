package crcr.domain.target;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The states of a target, as tables: every state with every move, and every state with every question. */
final class TargetStateTest {
    @Test
    void aMoveLeadsWhereTheTableSays() {
        assertEquals("""
                            waiting  begun    retry      done     dead     dropped  superseded expired
                BEGIN       begun    begun    begun      -        -        -        -          -
                SUCCEED     done     done     done       -        done     done     done       done
                PUT_OFF     -        retry    -          -        -        -        -          -
                SUPERSEDE   -        -        superseded -        -        -        -          -
                GIVE_UP     -        dead     -          -        -        -        -          -
                EXPIRE      expired  expired  expired    -        -        -        -          -
                DROP        -        -        -          -        dropped  -        -          -
                QUEUE_AGAIN -        -        -          -        waiting  -        -          -
                REDELIVER   -        -        -          -        waiting  waiting  -          waiting
                """, table(Arrays.stream(TargetMove.values()).map(move -> row(move.name(), move))));
    }

    @Test
    void aQuestionIsAnsweredAsTheTableSays() {
        assertEquals(
                """
                            waiting  begun    retry      done     dead     dropped  superseded expired
                open        yes      yes      yes        -        -        -        -          -
                reported on -        yes      yes        yes      -        -        -          -
                goes first  yes      yes      -          -        -        -        -          -
                no success  -        -        -          -        yes      yes      -          yes
                payload     yes      yes      yes        -        yes      -        -          yes
                """,
                table(Stream.of(
                        row("open", TargetState::isOpen),
                        row("reported on", TargetState::mayBeReportedOn),
                        row("goes first", TargetState::goesFirst),
                        row("no success", TargetState::endedWithoutSuccess),
                        row("payload", TargetState::needsPayload))));
    }

    @ParameterizedTest
    @EnumSource
    void aStateIsFoundByTheNameUnderWhichItIsKept(TargetState state) {
        assertEquals(Optional.of(state), TargetState.named(state.wireName()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "WAITING", "Done", "begun ", "gone"})
    void noStateHasAnotherName(String name) {
        assertEquals(Optional.empty(), TargetState.named(name));
    }

    @Test
    void theStatesForWhichSomethingHoldsAreFound() {
        assertEquals(
                Set.of(TargetState.WAITING, TargetState.BEGUN, TargetState.RETRY),
                TargetState.all(TargetState::isOpen));
    }

    private static String table(Stream<String> rows) {
        return Stream.concat(Stream.of(cells("", TargetState::wireName)), rows)
                .map(row -> row + "\n")
                .collect(joining());
    }

    private static String row(String name, Predicate<TargetState> question) {
        return cells(name, state -> question.test(state) ? "yes" : "-");
    }

    private static String row(String name, TargetMove move) {
        return cells(name, state -> state.after(move).map(TargetState::wireName).orElse("-"));
    }

    private static String cells(String name, Function<TargetState, String> cell) {
        return Stream.concat(
                        Stream.of(String.format(Locale.ROOT, "%-11s", name)),
                        Arrays.stream(TargetState.values()).map(state -> padded(state, cell.apply(state))))
                .collect(joining(" "))
                .stripTrailing();
    }

    private static String padded(TargetState state, String cell) {
        return String.format(
                Locale.ROOT, state == TargetState.RETRY || state == TargetState.SUPERSEDED ? "%-10s" : "%-8s", cell);
    }
}
