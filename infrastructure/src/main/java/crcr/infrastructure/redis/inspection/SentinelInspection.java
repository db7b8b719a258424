package crcr.infrastructure.redis.inspection;

import crcr.application.doctor.DoctorFinding;
import crcr.application.operator.Setting;
import crcr.application.store.StoreUnreachableException;
import crcr.infrastructure.redis.connection.Failures;
import crcr.infrastructure.redis.connection.RedisClients;
import crcr.infrastructure.redis.connection.Sentinel;
import crcr.infrastructure.redis.place.RedisAddress;
import crcr.infrastructure.redis.place.SentinelPlace;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.resource.ClientResources;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Inspects each of a primary's sentinels, because a failover needs most of them, and a replica. */
final class SentinelInspection {
    private static final String ABOUT = "Redis sentinels";

    private final SentinelPlace place;
    private final List<String> silent = new ArrayList<>();
    private final TreeSet<String> primaries = new TreeSet<>();
    private long replicas;

    private SentinelInspection(SentinelPlace place) {
        this.place = place;
    }

    /** Returns the finding. Nothing is thrown. */
    static DoctorFinding of(SentinelPlace place, ClientResources resources) {
        SentinelInspection inspection = new SentinelInspection(place);
        try (RedisClient client = RedisClient.create(resources)) {
            client.setOptions(RedisClients.configured(ClientOptions.builder()).build());
            place.sentinels().forEach(sentinel -> inspection.ask(client, sentinel));
        }
        return inspection.finding();
    }

    private void ask(RedisClient client, RedisAddress address) {
        try (Sentinel sentinel = Sentinel.connect(client, place, address)) {
            primaries.add(sentinel.primary().toString());
            Map<String, String> known = sentinel.knowledge();
            replicas = Math.max(replicas, Long.parseLong(known.getOrDefault("num-slaves", "0")));
        } catch (StoreUnreachableException e) {
            silent.add(address + " (" + Failures.rootMessage(e) + ")");
        }
    }

    private DoctorFinding finding() {
        int asked = place.sentinels().size();
        if (primaries.isEmpty()) {
            return new DoctorFinding.Failure(
                    ABOUT,
                    "none names a primary of " + place.master() + ": " + String.join(", ", silent),
                    "start them, or correct " + Setting.REDIS_SENTINELS + ", " + Setting.REDIS_SENTINEL_MASTER + " and "
                            + Setting.REDIS_SENTINEL_LOGIN + "; let this machine reach them");
        }
        if (primaries.size() > 1) {
            return new DoctorFinding.Warning(
                    ABOUT,
                    "they name different primaries of " + place.master() + ": " + String.join(", ", primaries),
                    "wait until a failover is over; if it stays so, some of them are cut off from the others");
        }
        if (!silent.isEmpty()) {
            return new DoctorFinding.Warning(
                    ABOUT,
                    silent.size() + " of " + asked + " name no primary: " + String.join(", ", silent),
                    "start them: a failover needs most of the sentinels");
        }
        String words = asked + " name " + primaries.first() + " as the primary of " + place.master();
        return replicas > 0
                ? new DoctorFinding.Ok(ABOUT, words + ", with " + replicas + " replicas")
                : new DoctorFinding.Warning(
                        ABOUT, words + ", which has no replica", "start one: without it there is no failover");
    }
}
