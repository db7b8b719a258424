package crcr.lab.bench.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class GoalTableTest {
    private final GoalTable goals = new GoalTable();

    private String printed() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        goals.print(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aGoalIsReachedOrMissed() {
        goals.ratioAtLeast("more", 0.75, 3_000, 4_000, "");
        goals.ratioAtLeast("less", 0.75, 2_999, 4_000, "");
        goals.ratioAtMost("cheap", 2, 20, 10, " µs");
        goals.ratioAtMost("dear", 2, 20.1, 10, " µs");
        goals.atMost("short", 20, 20, " ms");
        goals.atMost("long", 20, 20.5, 3.14159, " ms");
        goals.atMost("unknown", 300, Double.NaN, " MB");

        assertEquals("""

                | what | goal | relay | of | ratio | |
                |---|---|---|---|---|---|
                | more | ≥ 0.75 | 3,000 | 4,000 | 0.75 | reached |
                | less | ≥ 0.75 | 2,999 | 4,000 | 0.75 | missed |
                | cheap | ≤ 2 | 20 µs | 10 µs | 2 | reached |
                | dear | ≤ 2 | 20 µs | 10 µs | 2.01 | missed |
                | short | ≤ 20 ms | 20 ms |  |  | reached |
                | long | ≤ 20 ms | 21 ms | 3.14 ms |  | missed |
                | unknown | ≤ 300 MB | NaN MB |  |  | missed |
                """, printed());
    }
}
