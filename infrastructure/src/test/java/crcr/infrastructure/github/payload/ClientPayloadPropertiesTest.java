package crcr.infrastructure.github.payload;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import crcr.domain.delivery.Payload;
import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every body, tried on many. */
class ClientPayloadPropertiesTest {
    static LongStream seeds() {
        return LongStream.range(0, 150);
    }

    private static SequencedMap<String, String> members() {
        SequencedMap<String, String> members = new LinkedHashMap<>();
        members.put("event_type", "pull_request");
        members.put("delivery_id", "72d3162e-cc78-11e3-81ab-4c9367dc0958");
        members.put("callback_token", "t".repeat(200));
        return members;
    }

    private static final int BESIDE =
            ClientPayload.of(members(), new Payload(new byte[0])) instanceof ClientPayload.Fitting(List<byte[]> parts)
                    ? joined(parts).length
                    : 0;

    private static byte[] joined(List<byte[]> parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        parts.forEach(all::writeBytes);
        return all.toByteArray();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aBodyIsSentWholeOrSlimmedFaithfullyOrRefusedForWhatMustStay(long seed) {
        check(RandomBodies.of(seed));
    }

    @ParameterizedTest
    @ValueSource(ints = {-2, -1, 0, 1, 2, 3_000})
    void theLimitIsKeptToTheByte(int more) {
        for (long seed = 0; seed < 10; seed++) {
            byte[] body = RandomBodies.ofSize(seed, 65_535 - BESIDE + more);
            byte[] sent = check(body);
            assertTrue(more <= 0 ? sent.length == 65_535 + more : sent.length < 65_535, () -> "" + sent.length);
        }
    }

    private static byte[] check(byte[] body) {
        return switch (ClientPayload.of(members(), new Payload(body))) {
            case ClientPayload.Fitting(List<byte[]> parts) -> {
                byte[] sent = joined(parts);
                assertTrue(sent.length <= 65_535, () -> sent.length + " bytes");
                checkContent(body, sent);
                ClientPayload again = ClientPayload.of(members(), new Payload(body));
                assertArrayEquals(sent, joined(((ClientPayload.Fitting) again).parts()), "not the same twice");
                yield sent;
            }
            case ClientPayload.Unfit(String why) -> {
                assertTrue(why.startsWith("client_payload is too large: what must stay (numbers, SHAs"), why);
                assertTrue(SlimmedBody.bytesThatMustStay(body) > 65_535 - BESIDE - 4_200, why);
                yield new byte[0];
            }
        };
    }

    private static void checkContent(byte[] body, byte[] sent) {
        JsonNode clientPayload = SlimmedBody.read(sent);
        members()
                .forEach((name, value) ->
                        assertEquals(value, clientPayload.path(name).textValue()));
        if (body.length + BESIDE <= 65_535) {
            assertEquals(4, clientPayload.size());
            byte[] there = new byte[body.length];
            System.arraycopy(sent, sent.length - 1 - body.length, there, 0, body.length);
            assertArrayEquals(body, there);
        } else {
            assertEquals(5, clientPayload.size());
            SlimmedBody.assertFaithful(body, clientPayload);
        }
    }
}
