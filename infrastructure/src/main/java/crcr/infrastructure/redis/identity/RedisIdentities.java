package crcr.infrastructure.redis.identity;

import crcr.application.trust.KnownIdentities;
import crcr.domain.repository.RepositoryIdentity;
import crcr.domain.repository.RepositoryName;
import crcr.infrastructure.redis.connection.Redis;
import crcr.infrastructure.redis.scripts.Keys;
import crcr.infrastructure.redis.scripts.Script;
import io.lettuce.core.cluster.api.sync.RedisClusterCommands;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Keeps identities as a hash for callers and one for upstreams, because there are no more of them than repositories
 * that were ever listed.
 */
public final class RedisIdentities implements KnownIdentities {
    private static final Script CALLED = Script.of("identity/called");
    private static final Script FORGET = Script.of("identity/forget");

    private final Redis redis;

    /** Keeps identities in {@code redis}. */
    public RedisIdentities(Redis redis) {
        this.redis = redis;
    }

    @Override
    public List<Known> all() {
        return redis.call(RedisIdentities::callers);
    }

    /** Returns the identities of callers, as {@link #all()} does. */
    public static List<Known> callers(RedisClusterCommands<String, byte[]> commands) {
        return listed(
                commands,
                Keys.identities(),
                RedisIdentities::caller,
                Comparator.comparing(Known::repository).thenComparing(Known::issuer));
    }

    private static Known caller(Map.Entry<String, byte[]> field) {
        KeptIdentity kept = KeptIdentity.read(field.getValue());
        // The field is the issuer, a blank, and the name in lower case.
        String issuer = field.getKey().substring(0, field.getKey().indexOf(' '));
        return new Known(
                kept.name(),
                issuer,
                new RepositoryIdentity(kept.text("repository_id"), kept.text("owner_id")),
                kept.since(),
                kept.presentName());
    }

    @Override
    public List<KnownUpstream> upstreams() {
        return redis.call(RedisIdentities::upstreams);
    }

    /** Returns the identities of upstreams, as {@link #upstreams()} does. */
    public static List<KnownUpstream> upstreams(RedisClusterCommands<String, byte[]> commands) {
        return listed(
                commands, Keys.upstreams(), RedisIdentities::upstream, Comparator.comparing(KnownUpstream::repository));
    }

    private static KnownUpstream upstream(Map.Entry<String, byte[]> field) {
        KeptIdentity kept = KeptIdentity.read(field.getValue());
        return new KnownUpstream(kept.name(), kept.text("repository_id"), kept.since(), kept.presentName());
    }

    // Every process reads them repeatedly, so that a plain command is used and no script.
    private static <T> List<T> listed(
            RedisClusterCommands<String, byte[]> commands,
            String key,
            Function<Map.Entry<String, byte[]>, T> read,
            Comparator<T> order) {
        return commands.hgetall(key).entrySet().stream().map(read).sorted(order).toList();
    }

    @Override
    public void called(RepositoryName listed, RepositoryIdentity identity, RepositoryName presentName) {
        redis.run(CALLED.on(Keys.identities())
                .with("repository", listed.key())
                .with("repository_id", identity.repositoryId())
                .with("owner_id", identity.ownerId())
                .with("present_name", presentName.equals(listed) ? "" : presentName.toString()));
    }

    @Override
    public int forget(RepositoryName repository) {
        return (int) redis.run(FORGET.on(Keys.identities(), Keys.upstreams()).with("repository", repository.key()))
                .number("forgotten");
    }
}
