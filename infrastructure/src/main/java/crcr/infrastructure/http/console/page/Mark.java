package crcr.infrastructure.http.console.page;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * How something stands, as a word and a shape. Its JSON is the word.
 *
 * @param word in small letters
 * @param tone what it means to the reader
 */
public record Mark(@JsonValue String word, Tone tone) {
    /** What a state means. Each has a shape of its own, so that colour is not needed to distinguish them. */
    public enum Tone {
        /** Good. */
        GOOD("✓"),
        /** Bad. */
        BAD("✕"),
        /** Needs attention. */
        WARN("!"),
        /** Something happens. */
        BUSY("▸"),
        /** Something is waited for. */
        WAIT("…"),
        /** Neither good nor bad. */
        PLAIN("–");

        private final String shape;

        Tone(String shape) {
            this.shape = shape;
        }

        /** Returns the shape: one character. */
        public String shape() {
            return shape;
        }

        /** Returns the name of its style. */
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

    /** Something as it should be. */
    public static Mark good(String word) {
        return new Mark(word, Tone.GOOD);
    }

    /** Something that is not. */
    public static Mark bad(String word) {
        return new Mark(word, Tone.BAD);
    }

    /** Something that somebody should look at. */
    public static Mark warn(String word) {
        return new Mark(word, Tone.WARN);
    }

    /** Something that happens. */
    public static Mark busy(String word) {
        return new Mark(word, Tone.BUSY);
    }

    /** Something that is waited for. */
    public static Mark wait(String word) {
        return new Mark(word, Tone.WAIT);
    }

    /** Something that is neither good nor bad. */
    public static Mark plain(String word) {
        return new Mark(word, Tone.PLAIN);
    }
}
