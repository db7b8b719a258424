package crcr.bootstrap.settings;

import crcr.bootstrap.secret.SecretForm;
import crcr.bootstrap.settings.source.SettingValues;
import crcr.infrastructure.redis.place.ClusterPlace;
import crcr.infrastructure.redis.place.RedisAddress;
import crcr.infrastructure.redis.place.RedisLogin;
import crcr.infrastructure.redis.place.SentinelPlace;
import crcr.infrastructure.redis.place.StorePlace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the place of a Redis that is not the relay's own: at an address, in a cluster, or behind sentinels. */
final class StorePlaces {
    private static final String ENDPOINT = "REDIS_ENDPOINT";
    private static final String CLUSTER = "REDIS_CLUSTER";
    private static final String SENTINELS = "REDIS_SENTINELS";
    private static final String MASTER = "REDIS_SENTINEL_MASTER";
    private static final String SENTINEL_LOGIN = "REDIS_SENTINEL_LOGIN";
    private static final Pattern HOST_AND_PORT =
            Pattern.compile("(?<host>[^:\\s/]+|\\[[0-9a-fA-F:.]+]):(?<port>\\d{1,5})");
    // The characters that sentinels accept.
    private static final Pattern MASTER_NAME = Pattern.compile("[A-Za-z0-9._-]+");

    private final SettingValues values;
    private final boolean tls;
    private final boolean cluster;
    private final Supplier<RedisLogin> login;

    private StorePlaces(SettingValues values) {
        this.values = values;
        this.tls = values.flag("REDIS_TLS");
        this.cluster = values.flag(CLUSTER);
        this.login = login("REDIS_LOGIN");
    }

    /** Returns the place; empty if none is configured, or if it is invalid, which is recorded. */
    static Optional<StorePlace> read(SettingValues values) {
        StorePlaces places = new StorePlaces(values);
        Optional<StorePlace> endpoint = places.endpoint();
        Optional<StorePlace> sentinels = places.sentinels();
        if (values.text(ENDPOINT).isPresent() && values.text(SENTINELS).isPresent()) {
            values.wrong(SENTINELS, "and " + ENDPOINT + " are both set: set one of them");
        }
        if (places.cluster && values.text(ENDPOINT).isEmpty()) {
            values.wrong(CLUSTER, "is for " + ENDPOINT + ", which has to be a node of the cluster");
        }
        return endpoint.or(() -> sentinels);
    }

    /** Returns whether a place is configured, valid or not. */
    static boolean isOutside(SettingValues values) {
        return values.text(ENDPOINT).isPresent() || !values.texts(SENTINELS).isEmpty();
    }

    private Supplier<RedisLogin> login(String name) {
        return values.secrets()
                .get(name, SecretForm.redisLogin())
                .<Supplier<RedisLogin>>map(given -> given)
                .orElse(() -> RedisLogin.NONE);
    }

    private Optional<StorePlace> endpoint() {
        return values.text(ENDPOINT)
                .flatMap(_ -> values.required(ENDPOINT, "host:port", text -> address(text, tls, login)))
                .map(address -> cluster ? new ClusterPlace(address) : address);
    }

    private Optional<StorePlace> sentinels() {
        Supplier<RedisLogin> sentinelLogin = login(SENTINEL_LOGIN);
        if (values.texts(SENTINELS).isEmpty()) {
            if (values.text(MASTER).isPresent()) {
                values.wrong(SENTINELS, "is required with " + MASTER);
            }
            if (values.secrets().has(SENTINEL_LOGIN)) {
                values.wrong(SENTINELS, "is required with " + SENTINEL_LOGIN);
            }
            return Optional.empty();
        }
        List<RedisAddress> sentinels = new ArrayList<>();
        for (String text : values.texts(SENTINELS)) {
            address(text, false, sentinelLogin)
                    .ifPresentOrElse(
                            sentinels::add,
                            () -> values.wrong(SENTINELS, "must be host:port, several separated by commas"));
        }
        return values.required(
                        MASTER,
                        "the name that the sentinels know the primary by",
                        text -> Optional.of(text).filter(MASTER_NAME.asMatchPredicate()))
                .map(master -> new SentinelPlace(sentinels, master, tls, login));
    }

    private static Optional<RedisAddress> address(String text, boolean tls, Supplier<RedisLogin> login) {
        return Optional.of(HOST_AND_PORT.matcher(text))
                .filter(Matcher::matches)
                .filter(matcher -> Integer.parseInt(matcher.group("port")) <= SettingValues.HIGHEST_PORT)
                .map(matcher -> new RedisAddress(
                        matcher.group("host").replaceAll("[\\[\\]]", ""),
                        Integer.parseInt(matcher.group("port")),
                        tls,
                        login));
    }
}
