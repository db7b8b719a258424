package crcr.application.outbox;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of a queue: in the store, in metrics and answers, and for operators.
 *
 * @param value 1 to 20 small letters
 */
public record QueueName(String value) implements Comparable<QueueName> {
    private static final Pattern FORM = Pattern.compile("[a-z]{1,20}");

    /** Refuses a name of another form. */
    public QueueName {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a queue's name has 1 to 20 small letters");
        }
    }

    /**
     * Returns the name that this text is.
     *
     * @return empty if it is not of the form
     */
    public static Optional<QueueName> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new QueueName(text)) : Optional.empty();
    }

    @Override
    public int compareTo(QueueName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
