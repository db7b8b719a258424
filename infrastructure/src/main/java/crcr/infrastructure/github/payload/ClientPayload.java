package crcr.infrastructure.github.payload;

import crcr.domain.delivery.Payload;
import java.io.IOException;
import java.util.List;
import java.util.SequencedMap;

/**
 * The {@code client_payload} of a dispatch (docs/downstream/payload.md#request): members of the relay's own, and the
 * webhook's body. The body is unchanged if the whole fits into GitHub's limit, and slimmed otherwise. Equal members and
 * bodies give equal bytes.
 */
public sealed interface ClientPayload {
    /** GitHub's limit for the JSON of the whole payload. */
    int MOST_BYTES = 65_535;

    /**
     * A payload within the limit.
     *
     * @param parts its bytes, in order
     */
    record Fitting(List<byte[]> parts) implements ClientPayload {}

    /**
     * A payload that does not fit the limit even when slimmed.
     *
     * @param why the cause, in words for an operator
     */
    record Unfit(String why) implements ClientPayload {}

    /**
     * Composes the payload.
     *
     * @param members the members beside the body, in this order; their size counts
     */
    static ClientPayload of(SequencedMap<String, String> members, Payload body) {
        byte[] head = head(members);
        byte[] tail = {'}'};
        if (head.length + (long) body.bytes().length + tail.length <= MOST_BYTES) {
            return new Fitting(List.of(head, body.bytes(), tail));
        }
        try {
            return slimmed(head, body.bytes());
        } catch (IOException _) {
            // The exception's message quotes the document. Every body here was parsed when it came.
            return new Unfit("client_payload is too large, and what is in it cannot be read as JSON");
        }
    }

    private static byte[] head(SequencedMap<String, String> members) {
        return BoundedJson.of(head -> {
            head.raw("{");
            members.forEach((name, value) -> {
                head.text(name);
                head.raw(":");
                head.text(value);
                head.raw(",");
            });
            head.raw("\"payload\":");
        });
    }

    private static ClientPayload slimmed(byte[] head, byte[] body) throws IOException {
        BoundedJson out = new BoundedJson(Math.max(0, MOST_BYTES - head.length));
        for (int stages = 1; stages <= SlimmingStage.ORDER.size(); stages++) {
            out.backTo(0);
            TrimmedPlaces trimmed = SlimmingPass.run(body, SlimmingStage.ORDER.subList(0, stages), out);
            out.raw(",\"trimmed\":");
            TrimmedPlaces.write(trimmed.pointers(), out);
            out.raw("}");
            boolean last = stages == SlimmingStage.ORDER.size();
            if (out.isWhole() && (last || head.length + longestForm(out.bytes()) <= MOST_BYTES)) {
                return new Fitting(List.of(head, out.bytes()));
            }
        }
        return new Unfit("client_payload is too large: what must stay (numbers, SHAs, refs, labels and names) needs "
                + (head.length + (long) out.size()) + " bytes, and GitHub takes " + MOST_BYTES);
    }

    /**
     * Returns the length that a JSON text may reach when it is parsed and written again. The form that GitHub counts is
     * unknown: Ruby on Rails writes these three characters as escapes, and others do so with all non-ASCII characters.
     */
    private static int longestForm(byte[] json) {
        int length = 0;
        for (byte b : json) {
            int unsigned = Byte.toUnsignedInt(b);
            if (b == '<' || b == '>' || b == '&') {
                length += 6;
            } else if (unsigned < 0x80) {
                length++;
            } else if (unsigned >= 0xf0) {
                length += 12;
            } else if (unsigned >= 0xc0) {
                length += 6;
            }
        }
        return length;
    }
}
