package crcr.infrastructure.github.payload;

import crcr.domain.delivery.Payload;
import java.io.IOException;
import java.util.List;
import java.util.SequencedMap;

/**
 * The {@code client_payload} of a dispatch (docs/downstream/payload.md#request): some members of the relay's own and
 * the webhook's body, which is there byte for byte if all of it together is within GitHub's limit, and slimmed if not.
 * The same members and body make the same bytes.
 */
public sealed interface ClientPayload {
    /** GitHub's limit, for the JSON of all of it. */
    int MOST_BYTES = 65_535;

    /**
     * What can be sent.
     *
     * @param parts its bytes, one part after the other
     */
    record Fitting(List<byte[]> parts) implements ClientPayload {}

    /**
     * What cannot be sent.
     *
     * @param why in words for an operator
     */
    record Unfit(String why) implements ClientPayload {}

    /**
     * Puts it together.
     *
     * @param members all that stands beside the body, in this order; their size counts
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
            // Its words quote the document. Nothing gets here that was not read when it came.
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
     * Returns how long a JSON text may become when somebody reads it and writes it again. It is not known on which form
     * GitHub counts: Ruby on Rails, for one, writes these three signs as escapes, and others do so with all that is not
     * ASCII.
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
