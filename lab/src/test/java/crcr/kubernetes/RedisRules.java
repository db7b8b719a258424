package crcr.kubernetes;

import static crcr.kubernetes.Rule.unless;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.PodAffinityTerm;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What holds for a Redis that is applied with the relay: one pod, or several with sentinels. */
final class RedisRules {
    private static final String NODE = "kubernetes.io/hostname";

    private RedisRules() {}

    static Stream<Rule> all() {
        return Stream.of(
                new Rule(
                        "Redis keeps what it was given",
                        manifests -> redis(manifests).flatMap(redis -> durable(redis, manifests))),
                new Rule(
                        "no two of several Redis are on one node",
                        manifests -> several(manifests).flatMap(RedisRules::apart)),
                new Rule(
                        "a drain of nodes takes one of several Redis at a time",
                        manifests -> several(manifests).flatMap(redis -> disrupted(redis, manifests))),
                new Rule(
                        "a primary that no replica follows takes no writes",
                        manifests -> several(manifests).flatMap(_ -> followed(manifests))));
    }

    private static Stream<StatefulSet> redis(Manifests manifests) {
        return manifests.find(StatefulSet.class, "redis").stream();
    }

    private static Stream<StatefulSet> several(Manifests manifests) {
        return redis(manifests).filter(redis -> redis.getSpec().getReplicas() > 1);
    }

    private static List<String> configuration(Manifests manifests) {
        return manifests
                .get(ConfigMap.class, "redis")
                .getData()
                .getOrDefault("redis.conf", "")
                .lines()
                .toList();
    }

    private static Stream<String> durable(StatefulSet redis, Manifests manifests) {
        List<String> lines = configuration(manifests);
        Stream<String> missing = Stream.of(
                        "appendonly yes", "appendfsync always", "maxmemory-policy noeviction", "dir /data")
                .filter(line -> !lines.contains(line));
        var container = redis.getSpec().getTemplate().getSpec().getContainers().getFirst();
        long memory = Quantity.getAmountInBytes(
                        container.getResources().getLimits().get("memory"))
                .longValue();
        long most = lines.stream()
                .filter(line -> line.matches("maxmemory \\d+mb"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024 * 1024)
                .findFirst()
                .orElse(Long.MAX_VALUE / 2);
        return Stream.of(
                        missing,
                        unless(most * 2 <= memory, "a copy of its data does not fit into its memory"),
                        unless(
                                redis.getSpec().getVolumeClaimTemplates().stream()
                                        .anyMatch(claim ->
                                                claim.getMetadata().getName().equals("data")),
                                "it has no disk"))
                .flatMap(problems -> problems);
    }

    private static Stream<String> apart(StatefulSet redis) {
        List<PodAffinityTerm> terms = Optional.ofNullable(
                        redis.getSpec().getTemplate().getSpec().getAffinity())
                .map(affinity -> affinity.getPodAntiAffinity())
                .map(affinity -> affinity.getRequiredDuringSchedulingIgnoredDuringExecution())
                .orElse(List.of());
        return unless(
                terms.stream()
                        .anyMatch(term -> NODE.equals(term.getTopologyKey())
                                && term.getLabelSelector()
                                        .equals(redis.getSpec().getSelector())),
                "may be together");
    }

    private static Stream<String> disrupted(StatefulSet redis, Manifests manifests) {
        return manifests
                .find(PodDisruptionBudget.class, "redis")
                .map(budget -> unless(
                        budget.getSpec().getSelector().equals(redis.getSpec().getSelector())
                                && new IntOrString(1).equals(budget.getSpec().getMaxUnavailable()),
                        "the budget is another one"))
                .orElseGet(() -> Stream.of("no budget"));
    }

    // It may be cut off from those that have made another one the primary.
    private static Stream<String> followed(Manifests manifests) {
        return unless(
                configuration(manifests).contains("min-replicas-to-write 1"), "it takes what is going to be lost");
    }
}
