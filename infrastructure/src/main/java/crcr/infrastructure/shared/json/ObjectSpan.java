package crcr.infrastructure.shared.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The exact position of an object in a document, by which some of its members can be changed without other changes.
 *
 * @param from the position of its opening brace
 * @param to the position behind its closing brace
 * @param members in their order
 */
public record ObjectSpan(int from, int to, List<Member> members) {
    /**
     * The position of a member.
     *
     * @param name its key
     * @param from the position of the key's first quotation mark
     * @param valueFrom the position of the value's first byte
     * @param to the position behind the value's last byte
     */
    public record Member(String name, int from, int valueFrom, int to) {}

    /** Keeps its own copy. */
    public ObjectSpan {
        members = List.copyOf(members);
    }

    /**
     * Finds the object under this key of the document.
     *
     * @param document an object that {@link JsonPicker} has read before
     * @return empty if there is no such key, or its value is no object
     */
    public static Optional<ObjectSpan> of(byte[] document, String key) {
        try (JsonParser parser = StrictJson.FACTORY.createParser(document)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean found = parser.currentName().equals(key);
                if (parser.nextToken() == JsonToken.START_OBJECT && found) {
                    return Optional.of(at(parser));
                }
                parser.skipChildren();
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("a document that was read cannot be read again", e);
        }
    }

    private static ObjectSpan at(JsonParser parser) throws IOException {
        int from = begin(parser);
        List<Member> members = new ArrayList<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            int begin = begin(parser);
            parser.nextToken();
            int value = begin(parser);
            parser.skipChildren();
            parser.finishToken();
            members.add(new Member(name, begin, value, end(parser)));
        }
        return new ObjectSpan(from, end(parser), members);
    }

    private static int begin(JsonParser parser) {
        return (int) parser.currentTokenLocation().getByteOffset();
    }

    private static int end(JsonParser parser) {
        return (int) parser.currentLocation().getByteOffset();
    }

    /** Returns the member of that name, if there is one. */
    public Optional<Member> member(String name) {
        return members.stream().filter(member -> member.name().equals(name)).findFirst();
    }

    /** Returns the document without one member of this object, and without one of the commas beside it. */
    public byte[] without(Member member, byte[] document) {
        int at = members.indexOf(member);
        boolean isFirst = at == 0;
        boolean isLast = at == members.size() - 1;
        int cutFrom = isFirst ? member.from() : members.get(at - 1).to();
        int cutTo = isFirst && !isLast ? members.get(1).from() : member.to();
        var bytes = new ByteArrayOutputStream(document.length - (cutTo - cutFrom));
        bytes.write(document, 0, cutFrom);
        bytes.write(document, cutTo, document.length - cutTo);
        return bytes.toByteArray();
    }
}
