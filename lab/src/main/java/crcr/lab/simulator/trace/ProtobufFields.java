package crcr.lab.simulator.trace;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * A message of Protocol Buffers, as far as it can be read without its definition.
 *
 * @see <a href="https://protobuf.dev/programming-guides/encoding/">the encoding</a>
 */
final class ProtobufFields {
    private static final int NUMBER_SHIFT = 3;
    private static final int TYPE = 7;

    private final Map<Integer, List<Long>> numbers = new HashMap<>();
    private final Map<Integer, List<byte[]>> bytes = new HashMap<>();

    private ProtobufFields() {}

    /** Reads a message; an incomplete one causes an IllegalArgumentException or a BufferUnderflowException. */
    static ProtobufFields of(byte[] message) {
        ProtobufFields fields = new ProtobufFields();
        ByteBuffer in = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
        while (in.hasRemaining()) {
            int key = (int) number(in);
            int field = key >> NUMBER_SHIFT;
            switch (key & TYPE) {
                case 0 -> fields.add(field, number(in));
                case 1 -> fields.add(field, in.getLong());
                case 2 -> {
                    byte[] content = new byte[(int) number(in)];
                    in.get(content);
                    fields.bytes.computeIfAbsent(field, _ -> new ArrayList<>()).add(content);
                }
                case 5 -> fields.add(field, in.getInt());
                default -> throw new IllegalArgumentException("there is no wire type " + (key & TYPE));
            }
        }
        return fields;
    }

    private void add(int field, long number) {
        numbers.computeIfAbsent(field, _ -> new ArrayList<>()).add(number);
    }

    private static long number(ByteBuffer in) {
        long number = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            byte next = in.get();
            number |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return number;
            }
        }
        throw new IllegalArgumentException("a number has too many bytes");
    }

    /** Returns the number in that field; 0 if it is absent. */
    long numberOf(int field) {
        return numbers.getOrDefault(field, List.of(0L)).getLast();
    }

    /** Returns the messages in that field. */
    List<ProtobufFields> messages(int field) {
        return bytes.getOrDefault(field, List.of()).stream()
                .map(ProtobufFields::of)
                .toList();
    }

    /** Returns the text in that field; empty if it is absent. */
    String text(int field) {
        return new String(last(field), StandardCharsets.UTF_8);
    }

    /** Returns the bytes in that field as hexadecimal digits; empty if it is absent. */
    String hex(int field) {
        return HexFormat.of().formatHex(last(field));
    }

    private byte[] last(int field) {
        return bytes.containsKey(field) ? bytes.get(field).getLast() : new byte[0];
    }
}
