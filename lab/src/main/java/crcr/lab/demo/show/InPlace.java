package crcr.lab.demo.show;

import crcr.lab.demo.cast.Happening;
import java.io.PrintStream;

/** Shows a table that is drawn again in its place. */
record InPlace(PrintStream out, Table table) implements Show {
    private static final String CLEAR_THE_REST = "\u001b[K";
    // A line that is too long for the terminal is cut off, because a wrapped line would shift the table.
    private static final String NO_WRAPPING = "\u001b[?7l";
    private static final String WRAPPING = "\u001b[?7h";

    @Override
    public void begin(Board board) {
        draw(board);
    }

    @Override
    public void happened(Happening happening, Row row, Board board) {
        int linesUp = table.lines(board).size();
        out.print("\u001b[" + linesUp + "F");
        draw(board);
    }

    private void draw(Board board) {
        StringBuilder text = new StringBuilder(NO_WRAPPING);
        table.lines(board)
                .forEach(line -> text.append(line).append(CLEAR_THE_REST).append('\n'));
        out.print(text.append(WRAPPING));
        out.flush();
    }

    @Override
    public void end(Board board) {}
}
