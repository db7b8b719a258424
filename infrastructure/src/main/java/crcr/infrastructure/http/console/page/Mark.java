package crcr.infrastructure.http.console.page;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A state as a word and a shape. Its JSON is the word.
 *
 * @param word in small letters
 * @param tone its meaning for the reader
 */
public record Mark(@JsonValue String word, Tone tone) {
    /** The meaning of a state. Each has a shape of its own, so that colour is not needed to distinguish them. */
    public enum Tone {
        /** The state is good. */
        GOOD("✓"),
        /** The state is bad. */
        BAD("✕"),
        /** The state needs attention. */
        WARN("!"),
        /** Something is in progress. */
        BUSY("▸"),
        /** Something is pending. */
        WAIT("…"),
        /** The state is neither good nor bad. */
        PLAIN("–");

        private final String shape;

        Tone(String shape) {
            this.shape = shape;
        }

        /** Returns the shape: one character. */
        public String shape() {
            return shape;
        }

        /** Returns the name of the style. */
        public String style() {
            return switch (this) {
                case GOOD -> "mark good";
                case BAD -> "mark bad";
                case WARN -> "mark warn";
                case BUSY -> "mark busy";
                case WAIT -> "mark wait";
                case PLAIN -> "mark plain";
            };
        }
    }

    /** Returns a good state. */
    public static Mark good(String word) {
        return new Mark(word, Tone.GOOD);
    }

    /** Returns a bad state. */
    public static Mark bad(String word) {
        return new Mark(word, Tone.BAD);
    }

    /** Returns a state that needs attention. */
    public static Mark warn(String word) {
        return new Mark(word, Tone.WARN);
    }

    /** Returns a state in progress. */
    public static Mark busy(String word) {
        return new Mark(word, Tone.BUSY);
    }

    /** Returns a pending state. */
    public static Mark wait(String word) {
        return new Mark(word, Tone.WAIT);
    }

    /** Returns a state that is neither good nor bad. */
    public static Mark plain(String word) {
        return new Mark(word, Tone.PLAIN);
    }
}
