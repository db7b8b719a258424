package crcr.lab.bench.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class LimitOptionsTest {
    private static final List<String> KNOWN = List.of("callbacks", "start");

    private static LimitOptions parse(String... arguments) {
        return LimitOptions.parse(List.of(arguments), KNOWN);
    }

    @Test
    void everyRowIsMeasuredInFiveRoundsUnlessTold() {
        assertEquals(new LimitOptions.Run(List.of(), 5), parse());
        assertEquals(
                new LimitOptions.Run(List.of("start", "callbacks"), 7), parse("start", "callbacks", "--rounds", "7"));
    }

    @Test
    void anUnknownRowIsAnsweredWithThoseThatThereAre() {
        assertEquals(
                new LimitOptions.Wrong("there is no row or option 'call'; the rows are callbacks, start"),
                parse("start", "call"));
    }

    @Test
    void roundsAreANumberFromOneToNinetyNine() {
        for (String rounds : List.of("0", "100", "-1", "many", "")) {
            assertEquals(new LimitOptions.Wrong("--rounds takes 1 to 99"), parse("--rounds", rounds));
        }
        assertEquals(new LimitOptions.Wrong("--rounds takes 1 to 99"), parse("--rounds"));
    }

    @Test
    void theUsageNamesEveryRow() throws IOException, InterruptedException {
        assertEquals(new LimitOptions.Help(), parse("start", "--help"));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream before = System.out;
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            assertEquals(0, Limit.run(List.of("--help")));
        } finally {
            System.setOut(before);
        }

        assertEquals(
                List.of("callbacks", "webhooks", "ignored", "dispatches", "start", "targets", "backlog"),
                bytes.toString(StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> line.matches("    [a-z]+ .*"))
                        .map(line -> line.strip().split(" ", 2)[0])
                        .toList());
    }

    @Test
    void whatIsNotUnderstoodEndsWithTwo() throws IOException, InterruptedException {
        assertEquals(2, Limit.run(List.of("everything")));
    }
}
