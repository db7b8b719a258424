package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RequiredCallbackTokenTest {
    private final World world = World.with(Map.of("CALLBACK_TOKEN", "required"));
    private final String delivery = world.relayedEvent();

    @AfterAll
    void end() {
        world.close();
    }

    private ObjectNode echo() {
        ObjectNode report = CallbackTokenTest.clientPayload(world, delivery, Surroundings.ALPHA);
        report.set("workflow", Reports.workflow(Reports.inProgress(delivery)));
        return report;
    }

    @ParameterizedTest
    @ValueSource(strings = {"absent", "null", "\"\""})
    void aCallbackWithoutATokenIsRefusedAndTellsWhatToSend(String json) throws IOException {
        Map<String, String> before = StoreContents.now();

        String detail = world.report(Surroundings.ALPHA, CallbackTokenTest.without(echo(), json))
                .assertRefused(403)
                .detail();

        assertTrue(detail.startsWith("callback_token is required"), detail);
        assertTrue(detail.contains("client_payload"), detail);
        assertEquals(before, StoreContents.now());
    }

    @Test
    void aCallbackWithItsTokenIsTakenAndAWrongOneIsNot() {
        world.report(Surroundings.ALPHA, echo().put("callback_token", "garbage"))
                .assertRefused(403);
        world.report(Surroundings.ALPHA, echo()).assertTaken(200);
    }
}
