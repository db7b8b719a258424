package crcr.domain.delivery;

import java.util.Arrays;

/**
 * Bytes of JSON that the relay passes on untouched: a webhook's body or a callback's body.
 *
 * <p>It copies neither the bytes it takes nor those it returns, because they may be many. Nothing may change them.
 */
public final class Payload {
    private final byte[] bytes;

    /** Takes over these bytes. The caller does not change them any more. */
    public Payload(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Returns the bytes themselves, not a copy. */
    public byte[] bytes() {
        return bytes;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Payload that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** Returns only the size, because text of people does not belong in a log. */
    @Override
    public String toString() {
        return "Payload[" + bytes.length + " bytes]";
    }
}
