package crcr.infrastructure.redis.inspection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import crcr.application.doctor.DoctorFinding;
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
        "version:unheard-of, Skipped, this Redis does not show its version; 6.2 is the oldest that will do"
    })
    void aRedisOlderThanSixTwoWillNotDo(String server, String kind, String words) {
        DoctorFinding finding = StoreConcerns.version(server);

        assertEquals(kind, finding.getClass().getSimpleName());
        assertEquals(words, finding.words());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        1 | online    | Ok      | 1 follow it, and REDIS_WAIT_REPLICAS asks for 1
        1 | send_bulk | Failure | 0 follow it, and REDIS_WAIT_REPLICAS asks for 1: nothing is accepted
        2 | online    | Failure | 1 follow it, and REDIS_WAIT_REPLICAS asks for 2: nothing is accepted
        """)
    void asManyReplicasHaveToFollowAsAreAskedFor(int asked, String state, String kind, String words) {
        DoctorFinding finding = StoreConcerns.replicas("""
            role:master\r
            connected_slaves:1\r
            slave0:ip=127.0.0.1,port=6380,state=%s,offset=42,lag=0\r
            """.formatted(state), asked);

        assertEquals(kind, finding.getClass().getSimpleName());
        assertEquals(words, finding.words());
    }
}
