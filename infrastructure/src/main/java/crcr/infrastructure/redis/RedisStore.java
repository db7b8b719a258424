package crcr.infrastructure.redis;

import crcr.application.callback.AdmitCaller;
import crcr.application.callback.JobRecords;
import crcr.application.console.Sessions;
import crcr.application.deadletter.DeadLetters;
import crcr.application.delivery.IgnoredDeliveries;
import crcr.application.dispatch.TargetQueue;
import crcr.application.dispatch.TargetRecords;
import crcr.application.explanation.DeliveryHistory;
import crcr.application.outbox.QueueDepth;
import crcr.application.outbox.QueueName;
import crcr.application.result.ReadResults;
import crcr.application.scorecard.ScoreRecords;
import crcr.application.store.NewerStoreException;
import crcr.application.store.StoreTrouble;
import crcr.application.store.StoreUnreachableException;
import crcr.application.trust.KnownIdentities;
import crcr.domain.repository.RepositoryName;
import crcr.infrastructure.redis.checks.RedisChecks;
import crcr.infrastructure.redis.connection.Link;
import crcr.infrastructure.redis.connection.Links;
import crcr.infrastructure.redis.connection.Redis;
import crcr.infrastructure.redis.connection.RedisClients;
import crcr.infrastructure.redis.connection.Route;
import crcr.infrastructure.redis.history.RedisDeliveryHistory;
import crcr.infrastructure.redis.history.RedisIgnoredDeliveries;
import crcr.infrastructure.redis.identity.RedisIdentities;
import crcr.infrastructure.redis.inspection.StoreConcerns;
import crcr.infrastructure.redis.jobs.RedisAdmission;
import crcr.infrastructure.redis.jobs.RedisJobRecords;
import crcr.infrastructure.redis.jobs.RedisSelfReports;
import crcr.infrastructure.redis.layout.StoreIdentity;
import crcr.infrastructure.redis.layout.StoreLayout;
import crcr.infrastructure.redis.outbox.RedisDeadEffects;
import crcr.infrastructure.redis.outbox.RedisOutbox;
import crcr.infrastructure.redis.outbox.RedisQueueDepths;
import crcr.infrastructure.redis.place.StorePlace;
import crcr.infrastructure.redis.recovery.RedisRecovery;
import crcr.infrastructure.redis.results.RedisResults;
import crcr.infrastructure.redis.scores.RedisScores;
import crcr.infrastructure.redis.session.RedisSessions;
import crcr.infrastructure.redis.sweep.RedisSweeps;
import crcr.infrastructure.redis.targets.OpeningTargets;
import crcr.infrastructure.redis.targets.RedisDeadDispatches;
import crcr.infrastructure.redis.targets.RedisDeliveryLedger;
import crcr.infrastructure.redis.targets.RedisTargetQueue;
import crcr.infrastructure.redis.targets.RedisTargetRecords;
import io.lettuce.core.resource.ClientResources;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Everything that the relay stores, in one Redis. A call is answered or fails within {@link #ANSWER_WITHIN}. While
 * Redis is unreachable a call fails at once, and the relay reconnects until there is a Redis again that accepts writes.
 */
public final class RedisStore implements AutoCloseable {
    /** The maximum time for which a call waits for Redis. GitHub and callers get 503 within twice this time. */
    public static final Duration ANSWER_WITHIN = RedisClients.ANSWER_WITHIN;

    /** The time for which a claim lasts without being renewed. */
    public static final Duration CLAIMED_FOR = Duration.ofSeconds(20);

    private final ClientResources resources;
    private final Links links;
    private final Redis redis;
    private final Redis blocking;
    private final Redis node;
    private final Duration life;
    private final StoreIdentity identity = new StoreIdentity();

    private RedisStore(ClientResources resources, Links links, Duration life) {
        this.resources = resources;
        this.links = links;
        this.redis = new Redis(links, Link::commands);
        this.blocking = new Redis(links, Link::waiting);
        this.node = new Redis(links, Link::node);
        this.life = life;
    }

    /** Connects as {@link #connect(StorePlace, int, Duration, MeterRegistry)}, without replicas and metrics. */
    public static RedisStore connect(StorePlace place, Duration life) {
        return connect(place, 0, life, new CompositeMeterRegistry());
    }

    /**
     * Connects. A Redis that does not answer is asked {@value FirstConnection#ATTEMPTS} times.
     *
     * @param replicas the number of replicas that must confirm a write before the relay acts on it
     * @param life the time for which a record lives after it was last written
     * @param meters gets the latency of each kind of command
     * @throws StoreUnreachableException if there is no Redis that accepts the login and writes
     * @throws NewerStoreException if only later versions of the relay can work on its content
     */
    public static RedisStore connect(StorePlace place, int replicas, Duration life, MeterRegistry meters) {
        return FirstConnection.made(() -> connectOnce(place, replicas, life, meters));
    }

    private static RedisStore connectOnce(StorePlace place, int replicas, Duration life, MeterRegistry meters) {
        ClientResources resources = RedisClients.resources(meters);
        try {
            RedisStore store = new RedisStore(resources, Links.along(Route.to(place, replicas, resources)), life);
            store.identify();
            return store;
        } catch (StoreUnreachableException | NewerStoreException e) {
            RedisClients.end(resources);
            throw e;
        }
    }

    private void identify() {
        try {
            identity.saw(StoreLayout.CURRENT.prepare(redis, identity.proposed()));
        } catch (StoreUnreachableException | NewerStoreException e) {
            links.close();
            throw e;
        }
    }

    /** Returns the accepted deliveries, and those that the relay acts on without a dispatch. */
    public RedisDeliveryLedger deliveries() {
        return new RedisDeliveryLedger(redis, life, new OpeningTargets(redis, life));
    }

    /** Returns the check runs on the upstream's pull requests. */
    public RedisChecks checks() {
        return new RedisChecks(redis, life);
    }

    /** Returns the record of ignored deliveries. */
    public IgnoredDeliveries ignored() {
        return new RedisIgnoredDeliveries(redis, life);
    }

    /** Returns the record of past deliveries. */
    public DeliveryHistory history() {
        return new RedisDeliveryHistory(redis);
    }

    /** Returns the queue of waiting targets, for one more process that works on it. */
    public TargetQueue targets() {
        return new RedisTargetQueue(
                redis, blocking, UUID.randomUUID().toString(), identity, new OpeningTargets(redis, life), CLAIMED_FOR);
    }

    /** Returns the records of those targets. */
    public TargetRecords targetRecords() {
        return new RedisTargetRecords(redis, life, CLAIMED_FOR);
    }

    /** Returns the states of jobs. */
    public JobRecords jobs() {
        return new RedisJobRecords(redis, life);
    }

    /** Returns the outbox, and the way into it for effects that do not come from a move. */
    public RedisOutbox outbox() {
        return new RedisOutbox(redis);
    }

    /** Returns the admission of callers, with at most this number of callbacks a minute of each repository. */
    public AdmitCaller admission(int perMinute) {
        return new RedisAdmission(redis, new RedisJobRecords(redis, life), perMinute);
    }

    /** Returns the accepted self-reports, with at most this number of callbacks a minute of each repository. */
    public RedisSelfReports selfReports(int perMinute) {
        return new RedisSelfReports(redis, life, perMinute);
    }

    /** Returns the identities behind the names of repositories. */
    public KnownIdentities identities() {
        return new RedisIdentities(redis);
    }

    /** Returns the records for the recovery of missed deliveries. */
    public RedisRecovery recovery() {
        return new RedisRecovery(redis);
    }

    /** Returns the sessions of the console. */
    public Sessions sessions() {
        return new RedisSessions(redis);
    }

    /** Returns the results of that upstream's events. */
    public ReadResults results(RepositoryName upstream) {
        return new RedisResults(redis, upstream);
    }

    /** Returns the records for sweeps. */
    public RedisSweeps sweeps() {
        return new RedisSweeps(redis, life);
    }

    /** Returns the dead letters of that queue, which may be the queue of targets. */
    public DeadLetters deadLetters(QueueName queue) {
        return queue.equals(TargetQueue.NAME)
                ? new RedisDeadDispatches(redis, life)
                : new RedisDeadEffects(redis, queue);
    }

    /** Returns the counts of downstreams. */
    public ScoreRecords scores() {
        return new RedisScores(redis);
    }

    /** Returns how often the store was found to have lost its content. */
    public long losses() {
        return identity.losses();
    }

    /** Checks whether the store accepts writes at this moment, and returns the trouble; empty if there is none. */
    public Optional<StoreTrouble> trouble() {
        return links.look();
    }

    /**
     * Returns the fill of these queues, which may include that of the targets.
     *
     * @throws StoreUnreachableException if Redis does not answer
     */
    public Map<QueueName, QueueDepth> depths(Collection<QueueName> queues) {
        return new RedisQueueDepths(redis).of(List.copyOf(queues));
    }

    /**
     * Returns the parts of this Redis's configuration that endanger its content, in words for an operator. A Redis that
     * hides its configuration, as managed ones do, counts as fine.
     *
     * @throws StoreUnreachableException if Redis does not answer
     */
    public List<String> concerns() {
        return node.call(StoreConcerns::inWords);
    }

    @Override
    public void close() {
        links.close();
        RedisClients.end(resources);
    }
}
