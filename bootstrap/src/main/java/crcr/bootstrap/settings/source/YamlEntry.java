package crcr.bootstrap.settings.source;

import java.util.List;

/**
 * A name at the top level of a YAML document, with its value.
 *
 * @param line where the name stands, counted from 1
 * @param texts the value as it is written; those of a list; none if it is nested
 */
record YamlEntry(String name, int line, Shape shape, List<String> texts) {
    /** Keeps its own copy. */
    YamlEntry {
        texts = List.copyOf(texts);
    }

    /** How a value is written. */
    enum Shape {
        TEXT,
        LIST,
        /** A mapping, or a list of anything but texts. */
        NESTED
    }
}
