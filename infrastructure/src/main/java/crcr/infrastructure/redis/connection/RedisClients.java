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

/** How the relay uses the library that speaks to Redis. */
public final class RedisClients {
    /** How long a call waits for Redis. */
    public static final Duration ANSWER_WITHIN = Duration.ofSeconds(1);

    /** How long an end is waited for. */
    private static final Duration CLOSED_WITHIN = Duration.ofSeconds(2);

    /** Keys are text, and values are whatever they are. */
    public static final RedisCodec<String, byte[]> CODEC = RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE);

    private RedisClients() {}

    /**
     * Returns the threads and the look-up of names that connections have in common. Java's own look-up it is, with what
     * {@code Main} sets for it: Netty's keeps addresses for as long as the name server says, and reads the file of
     * hosts once.
     *
     * @param meters gets the latency of each kind of command
     */
    public static ClientResources resources(MeterRegistry meters) {
        return ClientResources.builder()
                .commandLatencyRecorder(CommandLatency.recorder(meters))
                // By the thread that connects: it may take long, and those of the connections serve all of them.
                .socketAddressResolver(SocketAddressResolver.create(InetAddress::getAllByName))
                .addressResolverGroup(DefaultAddressResolverGroup.INSTANCE)
                .build();
    }

    /** Ends a client and its connections. Returns after {@link #CLOSED_WITHIN} at the latest: the library may lose an end. */
    static void end(AbstractRedisClient client) {
        long millis = CLOSED_WITHIN.toMillis();
        client.shutdownAsync(0, millis, TimeUnit.MILLISECONDS)
                .orTimeout(millis, TimeUnit.MILLISECONDS)
                .handle((ended, failure) -> Optional.ofNullable(failure))
                .join();
    }

    /** Ends threads that clients shared. Returns after {@link #CLOSED_WITHIN} at the latest. */
    public static void end(ClientResources resources) {
        long millis = CLOSED_WITHIN.toMillis();
        resources.shutdown(0, millis, TimeUnit.MILLISECONDS).awaitUninterruptibly(millis);
    }

    /**
     * Sets what every kind of client has: a connection that is lost stays lost, and fails at once what is asked of it.
     */
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

    /** Returns where a node is, and how to get in there. */
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
