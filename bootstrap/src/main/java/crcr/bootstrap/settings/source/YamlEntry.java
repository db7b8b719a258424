package crcr.bootstrap.settings.source;

import java.util.List;

/**
 * A name at the top level of a YAML document, with its value.
 *
 * @param line the line of the name, counted from 1
 * @param texts the texts of the value as written, or of a list; empty if it is nested
 */
record YamlEntry(String name, int line, Shape shape, List<String> texts) {
    /** Keeps its own copy. */
    YamlEntry {
        texts = List.copyOf(texts);
    }

    /** The written form of a value. */
    enum Shape {
        TEXT,
        LIST,
        /** The value is a mapping, or a list of anything but texts. */
        NESTED
    }
}
