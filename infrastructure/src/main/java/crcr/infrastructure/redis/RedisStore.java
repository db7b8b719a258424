package crcr.infrastructure.redis;

import static crcr.infrastructure.redis.Script.bytes;

import crcr.application.callback.AdmitCaller;
import crcr.application.callback.JobRecords;
import crcr.application.deadletter.DeadLetters;
import crcr.application.delivery.DeliveryLedger;
import crcr.application.delivery.IgnoredDeliveries;
import crcr.application.dispatch.TargetQueue;
import crcr.application.dispatch.TargetRecords;
import crcr.application.doctor.Finding;
import crcr.application.explanation.DeliveryHistory;
import crcr.application.outbox.Outbox;
import crcr.application.outbox.QueueDepth;
import crcr.application.outbox.QueueName;
import crcr.application.recovery.RecoveryRecords;
import crcr.application.recovery.RecoveryTurns;
import crcr.application.store.StoreUnreachableException;
import crcr.application.trust.KnownIdentities;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.ClientOptions.ReauthenticateBehavior;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.resource.ClientResources;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * All that the relay keeps, in one Redis: one connection for everything short, and one for the queue's wait. A call is
 * answered or fails within {@link #ANSWER_WITHIN}; while Redis is away it fails at once, and the connections come back
 * by themselves.
 */
public final class RedisStore implements AutoCloseable {
    /** How long a call waits for Redis. GitHub and the callers of the relay are told 503 within twice this. */
    public static final Duration ANSWER_WITHIN = Duration.ofSeconds(1);

    /** How long a claimed target stays with a process that does not renew it. */
    public static final Duration CLAIMED_FOR = Duration.ofSeconds(20);

    private static final Duration CLOSED_WITHIN = Duration.ofSeconds(2);
    // The queue's wait is part of the call that waits.
    private static final Duration WAIT_WITHIN = ANSWER_WITHIN.multipliedBy(3);
    static final RedisCodec<String, byte[]> CODEC = RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE);
    private static final Script MARK = Script.named("mark.lua");
    private static final Script DEPTH = Script.named("depth.lua");

    private final ClientResources resources;
    private final RedisClient client;
    private final Redis redis;
    private final Redis blocking;
    private final Duration life;
    private final StoreIdentity identity;

    private RedisStore(
            ClientResources resources,
            RedisClient client,
            Redis redis,
            Redis blocking,
            Duration life,
            StoreIdentity identity) {
        this.resources = resources;
        this.client = client;
        this.redis = redis;
        this.blocking = blocking;
        this.life = life;
        this.identity = identity;
    }

    /**
     * Connects, and measures nothing.
     *
     * @param life how long a record lives after it was last written
     * @throws StoreUnreachableException if there is no Redis that lets the relay in
     */
    public static RedisStore connect(RedisAddress address, Duration life) {
        return connect(address, life, new CompositeMeterRegistry());
    }

    /**
     * Connects.
     *
     * @param life how long a record lives after it was last written
     * @param meters gets the latency of each kind of command
     * @throws StoreUnreachableException if there is no Redis that lets the relay in
     */
    public static RedisStore connect(RedisAddress address, Duration life, MeterRegistry meters) {
        ClientResources resources = ClientResources.builder()
                .commandLatencyRecorder(CommandLatency.recorder(meters))
                .build();
        RedisClient client = configured(RedisClient.create(resources, uri(address)));
        try {
            Redis redis = new Redis(client.connect(CODEC));
            var waiting = client.connect(CODEC);
            waiting.setTimeout(WAIT_WITHIN);
            StoreIdentity identity = new StoreIdentity();
            identity.saw(mark(redis, identity.proposed()));
            return new RedisStore(resources, client, redis, new Redis(waiting), life, identity);
        } catch (RedisException | StoreUnreachableException e) {
            close(client, resources);
            throw new StoreUnreachableException("no connection to " + address + ": " + rootMessage(e), e);
        }
    }

    /** Connects to that Redis as the relay does, when it is asked to. */
    static RedisClient client(RedisAddress address) {
        return configured(RedisClient.create(uri(address)));
    }

    private static RedisURI uri(RedisAddress address) {
        RedisURI.Builder uri = RedisURI.Builder.redis(address.host(), address.port())
                .withSsl(address.tls())
                .withClientName("crcr-relay")
                .withTimeout(ANSWER_WITHIN);
        if (address.password().isPresent()) {
            uri.withAuthentication(new FollowedLogin(address.login()));
        }
        return uri.build();
    }

    private static RedisClient configured(RedisClient client) {
        client.setOptions(ClientOptions.builder()
                .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
                .reauthenticateBehavior(ReauthenticateBehavior.ON_NEW_CREDENTIALS)
                .socketOptions(SocketOptions.builder()
                        .connectTimeout(ANSWER_WITHIN)
                        .keepAlive(true)
                        .build())
                .timeoutOptions(TimeoutOptions.enabled())
                .build());
        return client;
    }

    private static String mark(Redis redis, String proposed) {
        return Script.text(redis.call(commands -> MARK.run(commands, new String[] {}, bytes(proposed)))
                .getFirst());
    }

    /** What a failure came from in the first place. */
    static String rootMessage(Throwable e) {
        Throwable cause = e.getCause();
        return cause == null ? String.valueOf(e.getMessage()) : rootMessage(cause);
    }

    /** What has been accepted. */
    public DeliveryLedger deliveries() {
        return new RedisDeliveryLedger(redis, life);
    }

    /** Where it is noted what was not relayed. */
    public IgnoredDeliveries ignored() {
        return new RedisIgnoredDeliveries(redis, life);
    }

    /** What became of deliveries. */
    public DeliveryHistory history() {
        return new RedisDeliveryHistory(redis);
    }

    /** The targets that wait, as one more process that works on them. */
    public TargetQueue targets() {
        return new RedisTargetQueue(redis, blocking, UUID.randomUUID().toString(), identity, CLAIMED_FOR);
    }

    /** What is recorded of those targets. */
    public TargetRecords targetRecords() {
        return new RedisTargetRecords(redis, life, CLAIMED_FOR);
    }

    /** The states of jobs. */
    public JobRecords jobs() {
        return new RedisJobRecords(redis, life);
    }

    /** The effects of the moves of jobs that wait to be done. */
    public Outbox outbox() {
        return new RedisOutbox(redis);
    }

    /** Who is let in, with so many callbacks a minute of each repository. */
    public AdmitCaller admission(int perMinute) {
        return new RedisAdmission(redis, perMinute);
    }

    /** What the names of repositories stand for. */
    public KnownIdentities identities() {
        return new RedisIdentities(redis);
    }

    /** Whose turn it is to look for missed deliveries. */
    public RecoveryTurns recoveryTurns() {
        return new RedisRecoveryTurns(redis);
    }

    /** What is on record of missed deliveries. */
    public RecoveryRecords recoveryRecords() {
        return new RedisRecoveryRecords(redis);
    }

    /** What was given up in that queue, which may be that of the targets. */
    public DeadLetters deadLetters(QueueName queue) {
        return queue.equals(TargetQueue.NAME)
                ? new RedisDeadDispatches(redis, life)
                : new RedisDeadEffects(redis, queue);
    }

    /** How often the store was found to have lost what it kept. */
    public long losses() {
        return identity.losses();
    }

    /** Whether Redis answers at this moment. */
    public boolean isReachable() {
        try {
            redis.call(commands -> commands.ping());
            return true;
        } catch (StoreUnreachableException e) {
            return false;
        }
    }

    /**
     * Returns how full these queues are now, that of the targets among them.
     *
     * @throws StoreUnreachableException if Redis does not answer
     */
    public Map<QueueName, QueueDepth> depths(Collection<QueueName> queues) {
        List<QueueName> asked = List.copyOf(queues);
        String[] keys = asked.stream()
                .flatMap(queue -> Stream.of(waiting(queue), Keys.dead(queue)))
                .toArray(String[]::new);
        List<Object> answer =
                redis.call(commands -> DEPTH.run(commands, keys, bytes(RedisTargetRecords.DEAD_LIVE.toMillis())));
        Map<QueueName, QueueDepth> depths = new TreeMap<>();
        for (int i = 0; i < asked.size(); i++) {
            List<?> depth = (List<?>) answer.get(i);
            depths.put(asked.get(i), new QueueDepth((Long) depth.get(0), Duration.ofMillis((Long) depth.get(1)), (Long)
                    depth.get(2)));
        }
        return depths;
    }

    private static String waiting(QueueName queue) {
        return queue.equals(TargetQueue.NAME) ? Keys.openTargets() : Keys.waiting(queue);
    }

    /**
     * What of this Redis's configuration endangers what the relay keeps, in words for an operator; empty if nothing
     * does. A Redis that does not tell its configuration, as managed ones do not, counts as fine.
     *
     * @throws StoreUnreachableException if Redis does not answer
     */
    public List<String> concerns() {
        return redis.call(StoreConcerns::of).stream()
                .flatMap(finding -> switch (finding) {
                    case Finding.Ok _, Finding.Skipped _ -> Stream.of();
                    case Finding.Warning warning -> Stream.of(warning.words() + "; " + warning.nextStep());
                    case Finding.Failure failure -> Stream.of(failure.words() + "; " + failure.nextStep());
                })
                .toList();
    }

    @Override
    public void close() {
        close(client, resources);
    }

    // Resources that were given to a client are not closed by it.
    private static void close(RedisClient client, ClientResources resources) {
        client.shutdown(Duration.ZERO, CLOSED_WITHIN);
        resources.shutdown(0, CLOSED_WITHIN.toMillis(), TimeUnit.MILLISECONDS).syncUninterruptibly();
    }
}
