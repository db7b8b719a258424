package crcr.kubernetes;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.SecretKeySelector;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetSpec;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicySpec;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Mistakes about a Redis that is applied with the relay. */
final class RedisBreaches {
    private RedisBreaches() {}

    static Stream<Breach> all() {
        return Stream.of(one(), several(), network()).flatMap(breaches -> breaches);
    }

    private static Consumer<Manifests> set(Consumer<StatefulSetSpec> mistake) {
        return manifests ->
                mistake.accept(manifests.get(StatefulSet.class, "redis").getSpec());
    }

    private static Consumer<Manifests> configuration(UnaryOperator<String> mistake) {
        return manifests -> manifests
                .get(ConfigMap.class, "redis")
                .getData()
                .computeIfPresent("redis.conf", (_, text) -> mistake.apply(text));
    }

    private static Consumer<Manifests> policy(String name, Consumer<NetworkPolicySpec> mistake) {
        return manifests ->
                mistake.accept(manifests.get(NetworkPolicy.class, name).getSpec());
    }

    private static Stream<Breach> one() {
        String durable = "Redis keeps what it was given";
        return Stream.of(
                new Breach(durable, Composition.LOCAL, configuration(_ -> "dir /data\nappendonly yes\n")),
                new Breach(
                        durable,
                        Composition.LOCAL,
                        set(it -> it.getTemplate()
                                .getSpec()
                                .getContainers()
                                .getFirst()
                                .getResources()
                                .getLimits()
                                .put("memory", new Quantity("600Mi")))),
                new Breach(durable, Composition.LOCAL, set(it -> it.setVolumeClaimTemplates(List.of()))));
    }

    private static Stream<Breach> several() {
        String apart = "no two of several Redis are on one node";
        String disrupted = "a drain of nodes takes one of several Redis at a time";
        return Stream.of(
                new Breach(
                        apart,
                        Composition.SENTINELS,
                        set(it -> it.getTemplate().getSpec().setAffinity(null))),
                new Breach(
                        apart,
                        Composition.SENTINELS,
                        set(it -> it.getTemplate()
                                .getSpec()
                                .getAffinity()
                                .getPodAntiAffinity()
                                .getRequiredDuringSchedulingIgnoredDuringExecution()
                                .getFirst()
                                .setLabelSelector(new LabelSelector()))),
                new Breach(
                        disrupted, Composition.SENTINELS, it -> it.remove(it.get(PodDisruptionBudget.class, "redis"))),
                new Breach(
                        disrupted,
                        Composition.SENTINELS,
                        it -> it.get(PodDisruptionBudget.class, "redis")
                                .getSpec()
                                .setMaxUnavailable(new IntOrString(2))),
                new Breach(
                        "a primary that no replica follows takes no writes",
                        Composition.SENTINELS,
                        configuration(text -> text.replace("min-replicas-to-write 1", ""))),
                new Breach(
                        "the Redis that the relay is told of is there",
                        Composition.SENTINELS,
                        set(it -> it.setReplicas(2))),
                new Breach(
                        "the Redis that the relay is told of is there",
                        Composition.SENTINELS,
                        it -> it.get(ConfigMap.class, "relay").getData().put("REDIS_SENTINELS", "redis-0.redis:26380")),
                new Breach(
                        "secrets come as files, as a whole directory, and not as environment variables",
                        Composition.SENTINELS,
                        set(it -> it.getTemplate()
                                .getSpec()
                                .getContainers()
                                .getFirst()
                                .getEnv()
                                .getFirst()
                                .getValueFrom()
                                .setSecretKeyRef(new SecretKeySelector("REDIS_LOGIN", "relay", false)))));
    }

    private static Stream<Breach> network() {
        String around = "only the relay and other Redis reach Redis, which reaches those alone";
        return Stream.of(
                new Breach(
                        around,
                        Composition.SENTINELS,
                        policy(
                                "redis",
                                it -> it.getIngress().getFirst().getFrom().removeFirst())),
                new Breach(
                        around,
                        Composition.SENTINELS,
                        policy("redis", it -> it.getEgress().getLast().setTo(List.of()))),
                new Breach(
                        "the relay reaches name servers, its Redis and HTTPS alone",
                        Composition.SENTINELS,
                        policy("relay", it -> it.getEgress().get(1).getPorts().removeLast())));
    }
}
