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
 * All that the relay keeps, in one Redis. A call is answered or fails within {@link #ANSWER_WITHIN}; while Redis is away
 * it fails at once, and the connections are made anew until there is a Redis again that takes writes.
 */
public final class RedisStore implements AutoCloseable {
    /** How long a call waits for Redis. GitHub and the callers of the relay are told 503 within twice this. */
    public static final Duration ANSWER_WITHIN = RedisClients.ANSWER_WITHIN;

    /** How long a claimed target stays with a process that does not renew it. */
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

    /** Connects as {@link #connect(StorePlace, int, Duration, MeterRegistry)}, and awaits and measures nothing. */
    public static RedisStore connect(StorePlace place, Duration life) {
        return connect(place, 0, life, new CompositeMeterRegistry());
    }

    /**
     * Connects.
     *
     * @param replicas how many of them must have what is promised, before it is
     * @param life how long a record lives after it was last written
     * @param meters gets the latency of each kind of command
     * @throws StoreUnreachableException if there is no Redis that lets the relay in and takes writes
     * @throws NewerStoreException if only later versions of the relay can work on what it keeps
     */
    public static RedisStore connect(StorePlace place, int replicas, Duration life, MeterRegistry meters) {
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

    /** What has been accepted, and what is acted on without being relayed. */
    public RedisDeliveryLedger deliveries() {
        return new RedisDeliveryLedger(redis, life);
    }

    /** What shows on the upstream's pull requests. */
    public RedisChecks checks() {
        return new RedisChecks(redis, life);
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

    /** The effects that wait to be done, and what puts in those that follow from something else than a move. */
    public RedisOutbox outbox() {
        return new RedisOutbox(redis);
    }

    /** Who is let in, with so many callbacks a minute of each repository. */
    public AdmitCaller admission(int perMinute) {
        return new RedisAdmission(redis, new RedisJobRecords(redis, life), perMinute);
    }

    /** The self-reports that were taken, with as many callbacks a minute of each repository. */
    public RedisSelfReports selfReports(int perMinute) {
        return new RedisSelfReports(redis, life, perMinute);
    }

    /** What the names of repositories stand for. */
    public KnownIdentities identities() {
        return new RedisIdentities(redis);
    }

    /** What is kept for the recovery of missed deliveries. */
    public RedisRecovery recovery() {
        return new RedisRecovery(redis);
    }

    /** Who is signed in at the console. */
    public Sessions sessions() {
        return new RedisSessions(redis);
    }

    /** What came of that upstream's events. */
    public ReadResults results(RepositoryName upstream) {
        return new RedisResults(redis, upstream);
    }

    /** What is kept for sweeps. */
    public RedisSweeps sweeps() {
        return new RedisSweeps(redis, life);
    }

    /** What was given up in that queue, which may be that of the targets. */
    public DeadLetters deadLetters(QueueName queue) {
        return queue.equals(TargetQueue.NAME)
                ? new RedisDeadDispatches(redis, life)
                : new RedisDeadEffects(redis, queue);
    }

    /** What is counted of downstreams. */
    public ScoreRecords scores() {
        return new RedisScores(redis);
    }

    /** How often the store was found to have lost what it kept. */
    public long losses() {
        return identity.losses();
    }

    /** Looks whether the store takes writes at this moment, and returns why it does not; empty if it does. */
    public Optional<StoreTrouble> trouble() {
        return links.look();
    }

    /**
     * Returns how full these queues are now, that of the targets among them.
     *
     * @throws StoreUnreachableException if Redis does not answer
     */
    public Map<QueueName, QueueDepth> depths(Collection<QueueName> queues) {
        return new RedisQueueDepths(redis).of(List.copyOf(queues));
    }

    /**
     * What of this Redis's configuration endangers what the relay keeps, in words for an operator; empty if nothing
     * does. A Redis that does not tell its configuration, as managed ones do not, counts as fine.
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
