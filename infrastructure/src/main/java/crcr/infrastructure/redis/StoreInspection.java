package crcr.infrastructure.redis;

import crcr.application.doctor.Finding;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.api.StatefulRedisConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Looks at a Redis that the relay is to keep everything in. It writes nothing, and takes a few seconds at most. */
public final class StoreInspection {
    private static final String ABOUT = "Redis";
    private static final Pattern LOGIN =
            Pattern.compile("wrongpass|noauth|invalid password|invalid username|auth called|auth <password>|noperm");

    private final RedisAddress address;

    /** Opens no connection yet. */
    public StoreInspection(RedisAddress address) {
        this.address = address;
    }

    /** Whether it can be reached, takes the login, and is such that the relay can keep its promises. Nothing is thrown. */
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        try (RedisClient client = RedisStore.client(address);
                StatefulRedisConnection<String, byte[]> connection = client.connect(RedisStore.CODEC)) {
            connection.sync().ping();
            findings.add(new Finding.Ok(ABOUT, "answers at " + address + ", and takes the login"));
            findings.addAll(StoreConcerns.of(connection.sync()));
        } catch (RedisException e) {
            findings.add(failure(RedisStore.rootMessage(e)));
        }
        return findings;
    }

    private Finding failure(String why) {
        return LOGIN.matcher(why.toLowerCase(Locale.ROOT)).find()
                ? new Finding.Failure(
                        ABOUT,
                        "does not let the relay in at " + address + ": " + why,
                        "set REDIS_LOGIN to a user that may run every command on keys that begin with {crcr}:, and"
                                + " INFO")
                : new Finding.Failure(
                        ABOUT,
                        "does not work at " + address + ": " + why,
                        "start it, or mend REDIS_ENDPOINT and REDIS_TLS; let this machine reach it");
    }
}
