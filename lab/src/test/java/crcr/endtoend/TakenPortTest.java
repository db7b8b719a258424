package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import crcr.bootstrap.Relay;
import crcr.bootstrap.settings.Settings;
import crcr.fixture.RealRedis;
import crcr.infrastructure.redis.place.RedisAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TakenPortTest {
    @ParameterizedTest
    @ValueSource(strings = {"SERVER_PORT", "MANAGEMENT_PORT"})
    void aRelayDoesNotStartOnAPortThatAnotherProcessHas(String setting) throws Exception {
        RedisAddress redis = RealRedis.fresh();
        try (Surroundings surroundings = new Surroundings();
                ServerSocket taken = new ServerSocket(0)) {
            Map<String, String> settings = surroundings.settings();
            settings.put("REDIS_ENDPOINT", redis.host() + ":" + redis.port());
            settings.put("REDIS_LOGIN", redis.password().orElse(""));
            settings.put(setting, Integer.toString(taken.getLocalPort()));
            Settings read = Settings.read(settings);

            IllegalStateException refused = assertThrows(
                    IllegalStateException.class, () -> Relay.start(read).close());
            assertEquals(
                    "port " + taken.getLocalPort() + " cannot be listened on; another process may have it",
                    refused.getMessage());
        }
    }
}
