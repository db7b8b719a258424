package crcr.lab.bench.limit.wire;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Reads the messages of one connection: heads, and bodies with a length or in chunks. */
final class MessageReader {
    private static final String LENGTH = "\r\ncontent-length:";
    private static final String CHUNKED = "\r\ntransfer-encoding: chunked";
    private static final byte[] NOTHING = new byte[0];

    private final InputStream in;
    private byte[] buffer = new byte[64 * 1024];
    private int from;
    private int to;

    MessageReader(InputStream in) {
        this.in = in;
    }

    /** Returns the next message; empty at the end of the connection. */
    Optional<Message> next() throws IOException {
        int end = headEnd();
        if (end < 0) {
            return Optional.empty();
        }
        String head = new String(buffer, from, end - from, StandardCharsets.ISO_8859_1);
        from = end + 4;
        String lower = head.toLowerCase(Locale.ROOT);
        return Optional.of(new Message(head.substring(0, lineEnd(head)), body(lower)));
    }

    private byte[] body(String head) throws IOException {
        int length = head.indexOf(LENGTH);
        if (length >= 0) {
            int begin = length + LENGTH.length();
            return taken(Integer.parseInt(head.substring(begin, begin + lineEnd(head.substring(begin)))
                    .strip()));
        }
        return head.contains(CHUNKED) ? chunks() : NOTHING;
    }

    private byte[] chunks() throws IOException {
        byte[] body = NOTHING;
        while (true) {
            int size = Integer.parseInt(line(), 16);
            byte[] chunk = taken(size);
            line();
            if (size == 0) {
                return body;
            }
            int length = body.length;
            body = Arrays.copyOf(body, length + size);
            System.arraycopy(chunk, 0, body, length, size);
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (char read = (char) taken(1)[0]; read != '\n'; read = (char) taken(1)[0]) {
            line.append(read);
        }
        return line.toString().strip();
    }

    private static int lineEnd(String text) {
        int end = text.indexOf('\r');
        return end < 0 ? text.length() : end;
    }

    private byte[] taken(int length) throws IOException {
        while (to - from < length) {
            if (!isFilled()) {
                throw new EOFException("the connection ended within a body");
            }
        }
        byte[] body = Arrays.copyOfRange(buffer, from, from + length);
        from += length;
        return body;
    }

    private int headEnd() throws IOException {
        for (int at = from; ; at++) {
            while (to - at < 4) {
                int before = from;
                if (!isFilled()) {
                    return -1;
                }
                at -= before - from;
            }
            if (buffer[at] == '\r' && buffer[at + 1] == '\n' && buffer[at + 2] == '\r' && buffer[at + 3] == '\n') {
                return at;
            }
        }
    }

    // Bytes that were read already move to the front if there is no more room behind them.
    private boolean isFilled() throws IOException {
        if (from == to) {
            from = 0;
            to = 0;
        } else if (to == buffer.length) {
            byte[] target = from > 0 ? buffer : new byte[2 * buffer.length];
            System.arraycopy(buffer, from, target, 0, to - from);
            buffer = target;
            to -= from;
            from = 0;
        }
        int read = in.read(buffer, to, buffer.length - to);
        if (read > 0) {
            to += read;
        }
        return read > 0;
    }
}
