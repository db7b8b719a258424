package crcr.infrastructure.redis.connection;

import crcr.infrastructure.redis.place.FollowedLogin;
import crcr.infrastructure.redis.place.RedisAddress;
import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.ClientOptions.ReauthenticateBehavior;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.SocketAddressResolver;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.resolver.DefaultAddressResolverGroup;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Configures the library that connects to Redis. */
public final class RedisClients {
    /** The maximum time for which a call waits for Redis. */
    public static final Duration ANSWER_WITHIN = Duration.ofSeconds(1);

    /** The maximum time for which closing waits. */
    private static final Duration CLOSED_WITHIN = Duration.ofSeconds(2);

    /** The codec: keys are text, and values are bytes. */
    public static final RedisCodec<String, byte[]> CODEC = RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE);

    private RedisClients() {}

    /**
     * Returns the threads and the name resolution that connections share. It uses Java's own resolution, with the
     * settings of {@code Main}: Netty's keeps addresses for as long as the name server says, and reads the file of
     * hosts once.
     *
     * @param meters gets the latency of each kind of command
     */
    public static ClientResources resources(MeterRegistry meters) {
        return ClientResources.builder()
                .commandLatencyRecorder(CommandLatency.recorder(meters))
                // The thread that connects resolves the name: it may take long, and the connections' threads serve
                // all of them.
                .socketAddressResolver(SocketAddressResolver.create(InetAddress::getAllByName))
                .addressResolverGroup(DefaultAddressResolverGroup.INSTANCE)
                .build();
    }

    /**
     * Ends a client and its connections, within {@link #CLOSED_WITHIN}, because the library may never report the end.
     */
    static void end(AbstractRedisClient client) {
        long millis = CLOSED_WITHIN.toMillis();
        client.shutdownAsync(0, millis, TimeUnit.MILLISECONDS)
                .orTimeout(millis, TimeUnit.MILLISECONDS)
                .handle((ended, failure) -> Optional.ofNullable(failure))
                .join();
    }

    /** Ends threads that clients shared, within {@link #CLOSED_WITHIN}. */
    public static void end(ClientResources resources) {
        long millis = CLOSED_WITHIN.toMillis();
        resources.shutdown(0, millis, TimeUnit.MILLISECONDS).awaitUninterruptibly(millis);
    }

    /** Sets the common options of every kind of client: a lost connection stays lost, and fails requests at once. */
    public static <B extends ClientOptions.Builder> B configured(B options) {
        options.disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
                .autoReconnect(false)
                .reauthenticateBehavior(ReauthenticateBehavior.ON_NEW_CREDENTIALS)
                .socketOptions(SocketOptions.builder()
                        .connectTimeout(ANSWER_WITHIN)
                        .keepAlive(true)
                        .build())
                .timeoutOptions(TimeoutOptions.enabled());
        return options;
    }

    /** Returns the address and the login of a node. */
    public static RedisURI uri(RedisAddress address) {
        RedisURI.Builder uri = RedisURI.Builder.redis(address.host(), address.port())
                .withSsl(address.tls())
                .withClientName("crcr-relay")
                .withTimeout(ANSWER_WITHIN);
        if (address.password().isPresent()) {
            uri.withAuthentication(new FollowedLogin(address.login()));
        }
        return uri.build();
    }
}
