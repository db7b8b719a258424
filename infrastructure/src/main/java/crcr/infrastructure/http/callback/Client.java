package crcr.infrastructure.http.callback;

import java.net.InetAddress;
import java.nio.ByteBuffer;

/**
 * The sender of a request, as far as its address shows: one IPv4 address, or the 64 leading bits of an IPv6 address,
 * which is the least that one customer of a provider has to himself
 * (<a href="https://www.rfc-editor.org/rfc/rfc6177">RFC 6177</a>).
 */
record Client(boolean six, long bits) {
    private static final int BYTES_OF_IPV4 = 4;

    /** Returns who has this address. */
    static Client at(InetAddress address) {
        byte[] bytes = address.getAddress();
        return bytes.length == BYTES_OF_IPV4
                ? new Client(false, ByteBuffer.wrap(bytes).getInt())
                : new Client(true, ByteBuffer.wrap(bytes).getLong());
    }
}
