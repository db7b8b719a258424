package crcr.lab.demo;

import java.io.PrintStream;
import java.util.Optional;

/** How what happens is shown while it happens. */
sealed interface Show {
    /** The event was sent. */
    void begin(Board board);

    /** This happened, and the board knows of it. */
    void happened(Happening happening, Row row, Board board);

    /** Nothing more will. */
    void end(Board board);

    /** One that suits where the output goes. */
    static Show on(PrintStream out, boolean terminal) {
        boolean colours =
                Optional.ofNullable(System.getenv("NO_COLOR")).orElse("").isEmpty();
        return terminal ? new InPlace(out, new Table(colours)) : new LineByLine(out, new Table(false));
    }

    /** A table that is drawn again in its place. */
    record InPlace(PrintStream out, Table table) implements Show {
        private static final String CLEAR_THE_REST = "\u001b[K";
        // A line that is too long for the terminal is cut off: were it wrapped, the table would lose its place.
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

    /** A line for each happening, and the table at the end. */
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
}
