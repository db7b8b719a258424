package crcr.infrastructure.hud;

import crcr.domain.delivery.Payload;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The two parts of a record, as JSON.
 *
 * @param trusted the relay's own facts
 * @param report the caller's own bytes
 */
record RecordParts(Payload trusted, Payload report) {
    private static final byte[] BEGINNING = ascii("{\"trusted\":");
    private static final byte[] BETWEEN = ascii(",\"untrusted\":{\"callback_payload\":");
    private static final byte[] END = ascii("}}");

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Returns both parts as one record. */
    Payload joined() {
        int size = BEGINNING.length + trusted.bytes().length + BETWEEN.length + report.bytes().length + END.length;
        return new Payload(ByteBuffer.allocate(size)
                .put(BEGINNING)
                .put(trusted.bytes())
                .put(BETWEEN)
                .put(report.bytes())
                .put(END)
                .array());
    }

    /**
     * Returns the parts of a record.
     *
     * @throws IllegalArgumentException if {@link #joined} did not make it
     */
    static RecordParts of(Payload record) {
        byte[] bytes = record.bytes();
        // Within a text of the first part the quotation marks are escaped, so that the first occurrence is the right
        // one.
        int between = indexOfBetween(bytes);
        return new RecordParts(
                new Payload(Arrays.copyOfRange(bytes, BEGINNING.length, between)),
                new Payload(Arrays.copyOfRange(bytes, between + BETWEEN.length, bytes.length - END.length)));
    }

    private static int indexOfBetween(byte[] bytes) {
        for (int at = BEGINNING.length; at + BETWEEN.length + END.length <= bytes.length; at++) {
            if (Arrays.equals(bytes, at, at + BETWEEN.length, BETWEEN, 0, BETWEEN.length)) {
                return at;
            }
        }
        throw new IllegalArgumentException("this is no record for HUD");
    }
}
