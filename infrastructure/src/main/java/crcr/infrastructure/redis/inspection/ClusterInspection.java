package crcr.infrastructure.redis.inspection;

import crcr.application.doctor.DoctorFinding;
import crcr.application.operator.Setting;
import crcr.application.store.StoreUnreachableException;
import crcr.infrastructure.redis.connection.ClusterShard;
import crcr.infrastructure.redis.connection.RedisClients;
import crcr.infrastructure.redis.place.ClusterPlace;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.resource.ClientResources;

/** Inspects the relay's shard of a cluster, as the nodes describe it. */
final class ClusterInspection {
    private static final String ABOUT = "Redis cluster";

    private ClusterInspection() {}

    /** Returns the finding. Nothing is thrown. */
    static DoctorFinding of(ClusterPlace place, ClientResources resources) {
        try (RedisClient client = RedisClient.create(resources)) {
            client.setOptions(RedisClients.configured(ClientOptions.builder()).build());
            return finding(ClusterShard.askedOf(client, place.entrance()));
        } catch (StoreUnreachableException e) {
            return new DoctorFinding.Failure(
                    ABOUT,
                    String.valueOf(e.getMessage()),
                    "correct " + Setting.REDIS_ENDPOINT + "; without a cluster there, take out "
                            + Setting.REDIS_CLUSTER);
        }
    }

    private static DoctorFinding finding(ClusterShard shard) {
        String words = shard.primary() + " keeps everything";
        int replicas = shard.replicas().size();
        return replicas > 0
                ? new DoctorFinding.Ok(ABOUT, words + ", with " + replicas + (replicas == 1 ? " replica" : " replicas"))
                : new DoctorFinding.Warning(
                        ABOUT, words + ", and has no replica", "give it one: without it there is no failover");
    }
}
