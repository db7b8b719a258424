package crcr.lab.demo.show;

import crcr.lab.demo.cast.Happening;
import java.io.PrintStream;

/** Shows a line for each step, and the table at the end. */
record LineByLine(PrintStream out, Table table) implements Show {
    @Override
    public void begin(Board board) {}

    @Override
    public void happened(Happening happening, Row row, Board board) {
        Sentence.of(happening, row, board).ifPresent(out::println);
    }

    @Override
    public void end(Board board) {
        out.println();
        table.lines(board).forEach(out::println);
    }
}
