package crcr.lab.demo.show;

import crcr.lab.demo.cast.Happening;
import java.io.PrintStream;
import java.util.Optional;

/** Shows steps while they happen. */
public sealed interface Show permits InPlace, LineByLine {
    /** Shows that the event was sent. */
    void begin(Board board);

    /** Shows a step that the board has recorded. */
    void happened(Happening happening, Row row, Board board);

    /** Shows that no more steps follow. */
    void end(Board board);

    /** Returns the form that suits the output. */
    static Show on(PrintStream out, boolean terminal) {
        boolean colours =
                Optional.ofNullable(System.getenv("NO_COLOR")).orElse("").isEmpty();
        return terminal ? new InPlace(out, new Table(colours)) : new LineByLine(out, new Table(false));
    }
}
