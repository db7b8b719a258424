package crcr.domain.selfreport;

import crcr.domain.delivery.DeliveryId;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What a self-report's sender calls it, in {@code delivery_id}; no delivery of GitHub's is meant.
 *
 * @param value 1 to 200 letters, digits and {@code ._:/-}
 */
public record SelfReportId(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._:/-]{1,200}");
    private static final int SHOWN = 31;

    /** Refuses what is not of the form. */
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
     * Returns what stands for it where a delivery is named: in logs, traces and the outbox. It is the id itself, or
     * what of it fits with a digest behind that, since the ids of deliveries have a narrower form.
     */
    public DeliveryId asDelivery() {
        return DeliveryId.parse(value).orElseGet(() -> new DeliveryId(shown() + "-" + digest()));
    }

    private String shown() {
        String fitting = value.replaceAll("[._:/]", "-");
        return fitting.substring(0, Math.min(fitting.length(), SHOWN));
    }

    // It distinguishes ids, and secures nothing.
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
