package crcr.infrastructure.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.application.store.StoreTrouble;
import crcr.application.store.StoreUnreachableException;
import crcr.fixture.RealRedis;
import crcr.fixture.TcpProxy;
import crcr.infrastructure.redis.place.RedisAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

/** A start on a machine on which the first answer takes too long. */
class FirstConnectionTest {
    private static final Duration LIFE = Duration.ofMinutes(1);

    private static RedisStore connect(int port) {
        RedisAddress redis = RealRedis.asItIs();
        return RedisStore.connect(new RedisAddress("127.0.0.1", port, false, redis.user(), redis.password()), LIFE);
    }

    @Test
    void aConnectionThatGetsNoAnswerIsTriedAgain() throws IOException, InterruptedException, ExecutionException {
        RedisAddress redis = RealRedis.fresh();
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                TcpProxy way = TcpProxy.to("127.0.0.1", silent.getLocalPort())) {
            FutureTask<Socket> first = new FutureTask<>(() -> {
                Socket unanswered = silent.accept();
                way.lead(redis.port());
                return unanswered;
            });
            Thread.ofVirtual().start(first);
            try (RedisStore store = connect(way.port())) {
                assertEquals(Optional.empty(), store.trouble());
            }
            try (Socket unanswered = first.get()) {
                assertTrue(unanswered.isConnected());
            }
        }
    }

    @Test
    void oneThatNeverAnswersIsAnOutage() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            StoreUnreachableException outage =
                    assertThrows(StoreUnreachableException.class, () -> connect(silent.getLocalPort()));
            assertEquals(StoreTrouble.UNREACHABLE, outage.trouble());
        }
    }
}
