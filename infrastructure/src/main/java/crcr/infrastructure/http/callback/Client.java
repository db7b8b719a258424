package crcr.infrastructure.http.callback;

import java.net.InetAddress;
import java.nio.ByteBuffer;

/**
 * The sender of a request, as far as its address identifies it: one IPv4 address, or the 64 leading bits of an IPv6
 * address, which is the smallest block that a provider assigns to one customer (<a
 * href="https://www.rfc-editor.org/rfc/rfc6177">RFC 6177</a>).
 */
record Client(boolean six, long bits) {
    private static final int BYTES_OF_IPV4 = 4;

    /** Returns the client with this address. */
    static Client at(InetAddress address) {
        byte[] bytes = address.getAddress();
        return bytes.length == BYTES_OF_IPV4
                ? new Client(false, ByteBuffer.wrap(bytes).getInt())
                : new Client(true, ByteBuffer.wrap(bytes).getLong());
    }
}
