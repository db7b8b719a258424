package crcr.infrastructure.github.payload;

import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Writes JSON in UTF-8, without whitespace, into a buffer of a fixed size. Bytes beyond its end are only counted,
 * because they may still be taken back.
 */
public final class BoundedJson {
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private final byte[] room;
    private int size;

    /** Returns the written bytes, in a buffer of their size. The writing is done twice. */
    public static byte[] of(Consumer<BoundedJson> writing) {
        BoundedJson counted = new BoundedJson(0);
        writing.accept(counted);
        BoundedJson written = new BoundedJson(counted.size());
        writing.accept(written);
        return written.bytes();
    }

    /** Makes a buffer of this size. */
    BoundedJson(int bytes) {
        room = new byte[bytes];
    }

    /** Returns the number of bytes that were written, including those beyond the end. */
    int size() {
        return size;
    }

    /** Returns whether all written bytes fit. */
    boolean isWhole() {
        return size <= room.length;
    }

    /** Takes back everything that was written after that size. */
    void backTo(int earlier) {
        size = earlier;
    }

    /** Returns the written bytes. */
    byte[] bytes() {
        if (!isWhole()) {
            throw new IllegalStateException("there was no room for all of it");
        }
        return Arrays.copyOf(room, size);
    }

    /** Writes ASCII unchanged. */
    public void raw(String ascii) {
        for (int i = 0; i < ascii.length(); i++) {
            put(ascii.charAt(i));
        }
    }

    /** Inserts ASCII several times at the position that was the end at that size. */
    void insert(int at, String ascii, int times) {
        int length = ascii.length() * times;
        int moved = Math.min(size, room.length - length) - at;
        if (moved > 0) {
            System.arraycopy(room, at, room, at + length, moved);
        }
        int end = size + length;
        size = at;
        for (int i = 0; i < times; i++) {
            raw(ascii);
        }
        size = end;
    }

    /** Writes a text in quotation marks. A lone surrogate, for which UTF-8 has no bytes, stays an escape. */
    public void text(String text) {
        put('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                ascii(c);
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
                int both = Character.toCodePoint(c, text.charAt(i));
                put(0xf0 | (both >> 18));
                put(0x80 | ((both >> 12) & 0x3f));
                put(0x80 | ((both >> 6) & 0x3f));
                put(0x80 | (both & 0x3f));
            } else if (Character.isSurrogate(c)) {
                escape(c);
            } else if (c < 0x800) {
                put(0xc0 | (c >> 6));
                put(0x80 | (c & 0x3f));
            } else {
                put(0xe0 | (c >> 12));
                put(0x80 | ((c >> 6) & 0x3f));
                put(0x80 | (c & 0x3f));
            }
        }
        put('"');
    }

    private void ascii(char c) {
        switch (c) {
            case '"' -> raw("\\\"");
            case '\\' -> raw("\\\\");
            case '\n' -> raw("\\n");
            case '\r' -> raw("\\r");
            case '\t' -> raw("\\t");
            default -> {
                if (c < 0x20) {
                    escape(c);
                } else {
                    put(c);
                }
            }
        }
    }

    private void escape(char c) {
        raw("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
            put(HEX[(c >> shift) & 0xf]);
        }
    }

    private void put(int b) {
        if (size < room.length) {
            room[size] = (byte) b;
        }
        size++;
    }
}
