package crcr.infrastructure.redis.connection;

import static crcr.infrastructure.redis.scripts.Script.bytes;

import crcr.application.store.StoreTrouble;
import crcr.application.store.StoreUnreachableException;
import crcr.infrastructure.redis.place.RedisAddress;
import crcr.infrastructure.redis.scripts.Keys;
import crcr.infrastructure.redis.scripts.Script;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisException;
import io.lettuce.core.SetArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.cluster.api.sync.RedisClusterCommands;
import java.time.Duration;
import java.util.Optional;

/**
 * A link to one node: a connection for short requests, one for the queue's wait, and one to wait for replicas if
 * required.
 */
final class NodeLink implements Link {
    // The queue's wait is part of the call that waits.
    private static final Duration WAIT_WITHIN = RedisClients.ANSWER_WITHIN.multipliedBy(3);
    private static final SetArgs SHORTLY = SetArgs.Builder.ex(Duration.ofMinutes(1));
    // One check without an answer may mean that the node was busy for a moment.
    private static final int PATIENCE = 2;

    private final StatefulRedisConnection<String, byte[]> commands;
    private final StatefulRedisConnection<String, byte[]> waiting;
    private final Optional<ReplicaBarrier> replicas;
    private final Appointment appointment;

    private NodeLink(
            StatefulRedisConnection<String, byte[]> commands,
            StatefulRedisConnection<String, byte[]> waiting,
            Optional<ReplicaBarrier> replicas,
            Appointment appointment) {
        this.commands = commands;
        this.waiting = waiting;
        this.replicas = replicas;
        this.appointment = appointment;
    }

    /**
     * Connects.
     *
     * @param replicas the number of replicas for which {@link #awaitReplicas} waits
     * @param appointment confirms that this node is the primary; it is closed with the link
     * @throws StoreUnreachableException if the node does not answer, or refuses the login
     */
    static NodeLink open(RedisClient client, RedisAddress address, int replicas, Appointment appointment) {
        NodeConnections connections = new NodeConnections(client, address);
        try {
            StatefulRedisConnection<String, byte[]> commands = connections.open();
            StatefulRedisConnection<String, byte[]> waiting = connections.open();
            waiting.setTimeout(WAIT_WITHIN);
            Optional<ReplicaBarrier> barrier = replicas == 0
                    ? Optional.empty()
                    : Optional.of(ReplicaBarrier.through(
                            connections.openBesideOthers(), replicas, RedisClients.ANSWER_WITHIN));
            return new NodeLink(commands, waiting, barrier, appointment);
        } catch (StoreUnreachableException e) {
            connections.close();
            throw e;
        }
    }

    /**
     * Connects to a node that others name as the primary.
     *
     * @param by the name of these others
     * @throws StoreUnreachableException if the node does not answer, refuses the login, or is no primary by its own
     *     account
     */
    static NodeLink openPrimary(
            RedisClient client, RedisAddress address, int replicas, Appointment appointment, Object by) {
        NodeLink link = open(client, address, replicas, appointment);
        try {
            if (!link.isReplica()) {
                return link;
            }
        } catch (RedisException e) {
            link.close();
            throw Failures.outage("no answer of " + address, e);
        }
        link.close();
        throw new StoreUnreachableException(StoreTrouble.REPLICA, address + ", which " + by + " names as the primary");
    }

    @Override
    public RedisClusterCommands<String, byte[]> commands() {
        return commands.sync();
    }

    @Override
    public RedisClusterAsyncCommands<String, byte[]> unawaited() {
        return commands.async();
    }

    @Override
    public RedisClusterCommands<String, byte[]> waiting() {
        return waiting.sync();
    }

    @Override
    public RedisClusterCommands<String, byte[]> node() {
        return commands.sync();
    }

    @Override
    public void awaitReplicas() {
        replicas.ifPresent(ReplicaBarrier::await);
    }

    // A replica may be set to accept writes, which it then loses; its role reveals it.
    @Override
    public void look() {
        commands.sync().set(Keys.look(), bytes("written to see whether the store takes writes"), SHORTLY);
        if (isReplica()) {
            throw new StoreUnreachableException(StoreTrouble.REPLICA, "it says so of its role");
        }
        appointment.confirm();
        awaitReplicas();
    }

    private boolean isReplica() {
        try {
            return Script.text(commands.sync().role().getFirst()).equals("slave");
        } catch (RedisCommandExecutionException e) {
            // The user may lack the permission to ask, and then the write is sufficient.
            return false;
        }
    }

    @Override
    public boolean isOver(StoreTrouble trouble, int inARow) {
        return !commands.isOpen()
                || !waiting.isOpen()
                || replicas.filter(barrier -> !barrier.isOpen()).isPresent()
                || trouble == StoreTrouble.REPLICA
                || trouble == StoreTrouble.MOVED
                || ((trouble == StoreTrouble.UNREACHABLE || trouble == StoreTrouble.CLUSTER_DOWN)
                        && inARow >= PATIENCE);
    }

    @Override
    public void close() {
        commands.close();
        waiting.close();
        replicas.ifPresent(ReplicaBarrier::close);
        appointment.close();
    }
}
