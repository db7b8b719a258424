package crcr.infrastructure.redis;

import static crcr.infrastructure.redis.scripts.Script.bytes;

import crcr.application.delivery.DeliveryLedger;
import crcr.application.dispatch.Dispatch;
import crcr.application.dispatch.Target;
import crcr.application.dispatch.TargetQueue;
import crcr.application.dispatch.TargetRecords;
import crcr.domain.delivery.Delivery;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.delivery.Payload;
import crcr.domain.delivery.UpstreamEvent;
import crcr.domain.repository.RepositoryName;
import crcr.fixture.RealRedis;
import crcr.infrastructure.redis.connection.RedisClients;
import crcr.infrastructure.redis.scripts.Script;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A process of the first layout, as far as it accepts deliveries and works on their targets: its own scripts, with the
 * keys and arguments that it gave them.
 */
final class EarlierTargets implements DeliveryLedger, TargetQueue, TargetRecords, AutoCloseable {
    private static final byte[] LIFE = bytes(Duration.ofDays(3).toMillis());
    private static final byte[] DEAD_LIFE = bytes(Duration.ofDays(30).toMillis());
    private static final byte[] LEASE = bytes(RedisStore.CLAIMED_FOR.toMillis());

    private final RedisClient client = RedisClient.create(RedisClients.uri(RealRedis.asItIs()));
    private final StatefulRedisConnection<String, byte[]> connection = client.connect(RedisClients.CODEC);
    private final TargetQueue claims;

    /**
     * Works on the targets of the tests' Redis.
     *
     * @param claims claims, renews and gives back by commands that are the same in both layouts
     */
    EarlierTargets(TargetQueue claims) {
        this.claims = claims;
    }

    private List<Object> run(String file, List<String> keys, byte[]... arguments) {
        return new EarlierScript(file).run(connection.sync(), keys, arguments);
    }

    @Override
    public void close() {
        client.shutdown();
    }

    @Override
    public List<Target> claim(int most) {
        return claims.claim(most);
    }

    @Override
    public void renew(List<Target> claimed) {
        claims.renew(claimed);
    }

    @Override
    public void giveBack(List<Target> claimed) {
        claims.giveBack(claimed);
    }

    @Override
    public Acceptance accept(Delivery delivery, List<RepositoryName> targets) {
        UpstreamEvent event = delivery.event();
        String number = event.pullRequest().isPresent()
                ? Long.toString(event.pullRequest().getAsLong())
                : "";
        Stream<byte[]> facts = Stream.of(
                LIFE,
                bytes(delivery.id().value()),
                bytes(event.type()),
                bytes(event.upstream().toString()),
                bytes(number),
                bytes(event.headSha()),
                delivery.payload().bytes(),
                bytes(number.isEmpty() ? "" : event.upstream().key() + "#" + number),
                bytes(event.supersedesOlder() ? "1" : ""),
                bytes(event.action().orElse("")),
                bytes(event.otherName().map(RepositoryName::toString).orElse("")),
                bytes(delivery.upstreamId().orElse("")));
        List<Object> answer = run(
                "accept.lua",
                List.of("{crcr}:delivery:" + delivery.id(), "{crcr}:payload:" + delivery.id(), "{crcr}:upstreams"),
                Stream.concat(facts, targets.stream().map(target -> bytes(target.toString())))
                        .toArray(byte[][]::new));
        return switch (Script.text(answer.getFirst())) {
            case "fresh" -> new Acceptance.Fresh();
            case "repeated" -> new Acceptance.Repeated(((Long) answer.get(1)).intValue());
            case "name_taken" -> new Acceptance.NameTaken(Script.text(answer.get(1)));
            case "not_upstream" -> new Acceptance.NotUpstream();
            default -> throw new AssertionError(Script.text(answer.getFirst()));
        };
    }

    @Override
    public List<Target> revive(boolean takeOver) {
        return run(
                        "revive.lua",
                        List.of(),
                        bytes(500),
                        takeOver ? LEASE : bytes(""),
                        bytes(UUID.randomUUID().toString()))
                .stream()
                .skip(1)
                .map(found -> (List<?>) found)
                .map(found -> new Target(
                        Script.text(found.get(0)),
                        new DeliveryId(Script.text(found.get(1))),
                        RepositoryName.of(Script.text(found.get(2)))))
                .toList();
    }

    @Override
    public Begun begin(Target target) {
        List<Object> answer =
                run("begin.lua", keys(target), id(target), downstream(target), owner(target), ticket(target), LEASE);
        return switch (Script.text(answer.getFirst())) {
            case "deferred" -> new Begun.Deferred();
            case "obsolete" -> new Begun.Obsolete();
            case "ready" ->
                new Begun.Ready(new Dispatch(
                        target,
                        event(answer.stream().skip(3).map(Script::text).toList()),
                        new Payload((byte[]) answer.get(1)),
                        ((Long) answer.get(2)).intValue()));
            default -> throw new AssertionError(Script.text(answer.getFirst()));
        };
    }

    private static UpstreamEvent event(List<String> facts) {
        return new UpstreamEvent(
                facts.get(0),
                Optional.of(facts.get(4)).filter(action -> !action.isEmpty()),
                RepositoryName.of(facts.get(1)),
                RepositoryName.of(facts.get(5).isEmpty() ? facts.get(1) : facts.get(5)),
                facts.get(2).isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(facts.get(2))),
                facts.get(3));
    }

    @Override
    public Duration succeeded(Target target) {
        return Duration.ofMillis((Long)
                run("succeed.lua", keys(target), id(target), downstream(target), owner(target), ticket(target), LIFE)
                        .getFirst());
    }

    @Override
    public PutOff later(Target target, String reason, Duration pause) {
        List<Object> answer = run(
                "later.lua",
                keys(target),
                id(target),
                downstream(target),
                ticket(target),
                bytes(reason),
                bytes(pause.toMillis()),
                bytes(5),
                bytes(30_000),
                bytes(600_000));
        return Script.text(answer.getFirst()).equals("superseded") ? new PutOff.Superseded() : new PutOff.Scheduled();
    }

    @Override
    public Duration quiet(Target target, String reason, Optional<Duration> told) {
        List<Object> answer = run(
                "quiet.lua",
                keys(target),
                id(target),
                downstream(target),
                owner(target),
                ticket(target),
                bytes(reason),
                bytes(told.map(wait -> Long.toString(wait.toMillis())).orElse("")),
                bytes(60_000),
                bytes(3_600_000));
        return Duration.ofMillis((Long) answer.getFirst());
    }

    @Override
    public void dead(Target target, String reason) {
        run("die.lua", keys(target), id(target), downstream(target), ticket(target), bytes(reason), DEAD_LIFE);
    }

    private static List<String> keys(Target target) {
        return List.of("{crcr}:delivery:" + target.delivery(), "{crcr}:payload:" + target.delivery());
    }

    private static byte[] id(Target target) {
        return bytes(target.delivery().value());
    }

    private static byte[] downstream(Target target) {
        return bytes(target.downstream().key());
    }

    private static byte[] owner(Target target) {
        return bytes(target.downstream().owner().toLowerCase(Locale.ROOT));
    }

    private static byte[] ticket(Target target) {
        return bytes(target.ticket());
    }
}
