package crcr.infrastructure.spans;

import crcr.domain.delivery.DeliveryId;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The header {@code traceparent}: the trace of a request, and the request's cause within the trace.
 *
 * @param traceId 32 hexadecimal digits in lower case, not all zero
 * @param spanId 16 hexadecimal digits in lower case, not all zero
 * @param sampled whether the caller records the trace
 * @see <a href="https://www.w3.org/TR/trace-context/#traceparent-header">W3C Trace Context</a>
 */
public record TraceParent(String traceId, String spanId, boolean sampled) {
    /** The header's name. */
    public static final String HEADER = "traceparent";

    private static final Pattern TRACE_ID = Pattern.compile("(?!0{32})[0-9a-f]{32}");
    private static final Pattern SPAN_ID = Pattern.compile("(?!0{16})[0-9a-f]{16}");
    // Later versions append their parts after a hyphen, and the rest is as in version 00.
    private static final Pattern FORM =
            Pattern.compile("(?!ff)[0-9a-f]{2}-(" + TRACE_ID + ")-(" + SPAN_ID + ")-([0-9a-f]{2})(?<more>-.*)?");
    private static final Pattern GUID = Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    /** Refuses a header of another form. */
    public TraceParent {
        if (!TRACE_ID.matcher(traceId).matches() || !SPAN_ID.matcher(spanId).matches()) {
            throw new IllegalArgumentException("a trace's or a span's id is not of the form");
        }
    }

    /**
     * Returns the trace in the header.
     *
     * @return empty if the header is not of the form, and is to be ignored then
     */
    public static Optional<TraceParent> parse(String header) {
        Matcher form = FORM.matcher(header);
        if (!form.matches() || (header.startsWith("00") && form.group("more") != null)) {
            return Optional.empty();
        }
        boolean sampled = (Integer.parseInt(form.group(3), 16) & 1) == 1;
        return Optional.of(new TraceParent(form.group(1), form.group(2), sampled));
    }

    /** Returns the trace of a delivery, which the relay derives from its id, because GitHub sends none. */
    public static TraceParent of(DeliveryId delivery) {
        String own = delivery.value().replace("-", "").toLowerCase(Locale.ROOT);
        boolean isGuid = GUID.matcher(delivery.value()).matches()
                && TRACE_ID.matcher(own).matches();
        String traceId = isGuid ? own : digest("trace of " + delivery);
        return new TraceParent(traceId, digest("root of " + delivery).substring(0, 16), true);
    }

    private static String digest(String text) {
        byte[] ascii = new byte[text.length()];
        for (int i = 0; i < ascii.length; i++) {
            ascii[i] = (byte) text.charAt(i);
        }
        return UUID.nameUUIDFromBytes(ascii).toString().replace("-", "");
    }

    /** Returns a child: the same trace with that span. */
    public TraceParent child(String newSpanId) {
        return new TraceParent(traceId, newSpanId, sampled);
    }

    /** Returns the header's value. */
    @Override
    public String toString() {
        return "00-" + traceId + "-" + spanId + "-" + (sampled ? "01" : "00");
    }
}
