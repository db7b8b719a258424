package crcr.infrastructure.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import crcr.application.doctor.Finding;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoreConcernsTest {
    @ParameterizedTest
    @CsvSource({
        "redis_version:5.0.14, Failure, Redis 5.0 is older than 6.2",
        "redis_version:6.0.16, Failure, Redis 6.0 is older than 6.2",
        "redis_version:6.2.0, Ok, Redis 6.2",
        "redis_version:7.0.15, Ok, Redis 7.0",
        "redis_version:10.1.0, Ok, Redis 10.1",
        "redis_version:7.2.4 valkey_version:8.1.0, Ok, Valkey 8.1",
        "version:unheard-of, Skipped, this Redis does not tell its version; 6.2 is the oldest that will do"
    })
    void aRedisOlderThanSixTwoWillNotDo(String server, String kind, String words) {
        Finding finding = StoreConcerns.version(server);

        assertEquals(kind, finding.getClass().getSimpleName());
        assertEquals(words, finding.words());
    }
}
