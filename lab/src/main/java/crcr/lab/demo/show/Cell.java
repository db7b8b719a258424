package crcr.lab.demo.show;

/** A field of the table. */
record Cell(String text, Tone tone) {
    static final Cell NONE = new Cell("-", Tone.QUIET);

    /** The tone of a field. */
    enum Tone {
        PLAIN(""),
        QUIET("\u001b[2m"),
        GOOD("\u001b[32m"),
        BAD("\u001b[31m"),
        NOTICE("\u001b[33m");

        private final String on;

        Tone(String on) {
            this.on = on;
        }

        /** Returns the text in this tone's colour. */
        String paint(String text) {
            return on.isEmpty() ? text : on + text + "\u001b[0m";
        }
    }

    static Cell plain(String text) {
        return new Cell(text, Tone.PLAIN);
    }

    static Cell quiet(String text) {
        return new Cell(text, Tone.QUIET);
    }

    static Cell bad(String text) {
        return new Cell(text, Tone.BAD);
    }
}
