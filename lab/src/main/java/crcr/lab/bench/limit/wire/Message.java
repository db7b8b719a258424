package crcr.lab.bench.limit.wire;

import java.nio.charset.StandardCharsets;

/**
 * A request or an answer of HTTP/1.1.
 *
 * @param firstLine the first line of its head
 * @param body its bytes, which nothing changes
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares messages.
public record Message(String firstLine, byte[] body) {
    /** Returns the status of an answer. */
    public int status() {
        return Integer.parseInt(firstLine.substring(9, 12));
    }

    /** Returns the method and the path of a request. */
    public String target() {
        return firstLine.substring(0, firstLine.lastIndexOf(' '));
    }

    /** Returns the body as text. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
