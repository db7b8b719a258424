package crcr.domain.selfreport;

import crcr.domain.delivery.DeliveryId;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The sender's id for a self-report, in {@code delivery_id}. It is not a delivery of GitHub's.
 *
 * @param value 1 to 200 letters, digits and {@code ._:/-}
 */
public record SelfReportId(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._:/-]{1,200}");
    private static final int SHOWN = 31;

    /** Refuses an id of another form. */
    public SelfReportId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a self-report's id has 1 to 200 letters, digits and ._:/-");
        }
    }

    /** Returns the id of this text; empty if it is not of the form. */
    public static Optional<SelfReportId> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new SelfReportId(text)) : Optional.empty();
    }

    /**
     * Returns a delivery id that stands for this one in logs, traces and the outbox. It is the id itself, or its
     * beginning followed by a digest, because the ids of deliveries have a narrower form.
     */
    public DeliveryId asDelivery() {
        return DeliveryId.parse(value).orElseGet(() -> new DeliveryId(shown() + "-" + digest()));
    }

    private String shown() {
        String fitting = value.replaceAll("[._:/]", "-");
        return fitting.substring(0, Math.min(fitting.length(), SHOWN));
    }

    // The digest distinguishes ids and has no part in security.
    private String digest() {
        byte[] ascii = new byte[value.length()];
        for (int i = 0; i < ascii.length; i++) {
            ascii[i] = (byte) value.charAt(i);
        }
        return UUID.nameUUIDFromBytes(ascii).toString().replace("-", "");
    }

    @Override
    public String toString() {
        return value;
    }
}
