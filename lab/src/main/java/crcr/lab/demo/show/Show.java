package crcr.lab.demo.show;

import crcr.lab.demo.cast.Happening;
import java.io.PrintStream;
import java.util.Optional;

/** How what happens is shown while it happens. */
public sealed interface Show permits InPlace, LineByLine {
    /** The event was sent. */
    void begin(Board board);

    /** This happened, and the board knows of it. */
    void happened(Happening happening, Row row, Board board);

    /** Nothing more will. */
    void end(Board board);

    /** Returns one that suits where the output goes. */
    static Show on(PrintStream out, boolean terminal) {
        boolean colours =
                Optional.ofNullable(System.getenv("NO_COLOR")).orElse("").isEmpty();
        return terminal ? new InPlace(out, new Table(colours)) : new LineByLine(out, new Table(false));
    }
}
