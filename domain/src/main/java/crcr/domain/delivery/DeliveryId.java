package crcr.domain.delivery;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The id of a delivery: GitHub's {@code X-GitHub-Delivery}, a GUID. A redelivery has the same one.
 *
 * @param value up to 64 letters, digits and hyphens
 */
public record DeliveryId(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9-]{1,64}");

    /** Refuses an id of another form. */
    public DeliveryId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a delivery id has up to 64 letters, digits and hyphens");
        }
    }

    /**
     * Returns the id of this text.
     *
     * @return empty if it is not of the form
     */
    public static Optional<DeliveryId> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new DeliveryId(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
