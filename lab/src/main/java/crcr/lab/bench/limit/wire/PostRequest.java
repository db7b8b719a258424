package crcr.lab.bench.limit.wire;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Makes requests in their form on the wire. */
public final class PostRequest {
    private PostRequest() {}

    /**
     * Returns a POST of JSON.
     *
     * @param headers whole lines, without their ends
     * @param body its parts, in order
     */
    public static byte[] of(String path, List<String> headers, byte[]... body) {
        int length = 0;
        for (byte[] part : body) {
            length += part.length;
        }
        byte[] head = ("POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                        + "Content-Length: " + length + "\r\n" + String.join("\r\n", headers) + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] request = new byte[head.length + length];
        System.arraycopy(head, 0, request, 0, head.length);
        int at = head.length;
        for (byte[] part : body) {
            System.arraycopy(part, 0, request, at, part.length);
            at += part.length;
        }
        return request;
    }
}
