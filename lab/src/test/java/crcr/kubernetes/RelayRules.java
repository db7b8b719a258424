package crcr.kubernetes;

import static crcr.kubernetes.Rule.unless;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentSpec;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What holds for the relay's Deployment and for what looks after it. */
final class RelayRules {
    // docs/operate/serve.md#start-and-stop: requests get 5 s, and what is in flight gets 12 s.
    private static final long DRAINED_WITHIN_SECONDS = 20;

    private RelayRules() {}

    static Stream<Rule> all() {
        return Stream.of(
                new Rule("two relays run, and one comes before one goes", RelayRules::replaced),
                new Rule("relays are spread over nodes and zones", RelayRules::spread),
                new Rule("the relay is asked how it is, on the management port", RelayRules::probed),
                new Rule("a stop waits for the end of what has begun", RelayRules::drained),
                new Rule("a drain of nodes takes one relay at a time", RelayRules::disrupted),
                new Rule("there are more relays when there is more to do", RelayRules::scaled));
    }

    /** The container of the relay. */
    static Container container(Manifests manifests) {
        return manifests.relay().getSpec().getTemplate().getSpec().getContainers().stream()
                .filter(container -> container.getName().equals("relay"))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<String> replaced(Manifests manifests) {
        DeploymentSpec spec = manifests.relay().getSpec();
        var update = spec.getStrategy().getRollingUpdate();
        return Stream.concat(
                unless(relays(manifests) == 2, "not two replicas"),
                unless(
                        update != null
                                && new IntOrString(0).equals(update.getMaxUnavailable())
                                && new IntOrString(1).equals(update.getMaxSurge()),
                        "a roll-out takes relays away"));
    }

    // Without a number of its own, a Deployment begins with one pod, and the autoscaler soon makes its least.
    private static int relays(Manifests manifests) {
        return Optional.ofNullable(manifests.relay().getSpec().getReplicas())
                .or(() -> manifests
                        .find(HorizontalPodAutoscaler.class, "relay")
                        .map(scaler -> scaler.getSpec().getMinReplicas()))
                .orElse(1);
    }

    private static Stream<String> spread(Manifests manifests) {
        Workload relay = workload(manifests);
        Set<String> over = relay.pod().getTopologySpreadConstraints().stream()
                .filter(constraint ->
                        relay.isSelectedBy(constraint.getLabelSelector().getMatchLabels()))
                .map(TopologySpreadConstraint::getTopologyKey)
                .collect(Collectors.toSet());
        return unless(
                over.equals(Set.of("kubernetes.io/hostname", "topology.kubernetes.io/zone")), "is spread over " + over);
    }

    private static Workload workload(Manifests manifests) {
        return manifests
                .workloads()
                .filter(workload -> workload.owner() instanceof Deployment)
                .findFirst()
                .orElseThrow();
    }

    private static Stream<String> probed(Manifests manifests) {
        Container relay = container(manifests);
        return Stream.of(
                        unless(asks(relay.getStartupProbe(), "/livez"), "start-up"),
                        unless(asks(relay.getReadinessProbe(), "/readyz"), "readiness"),
                        unless(asks(relay.getLivenessProbe(), "/livez"), "liveness"))
                .flatMap(problems -> problems);
    }

    private static boolean asks(Probe probe, String path) {
        return Optional.ofNullable(probe)
                .map(Probe::getHttpGet)
                .filter(get -> path.equals(get.getPath()) && new IntOrString("management").equals(get.getPort()))
                .isPresent();
    }

    private static Stream<String> drained(Manifests manifests) {
        long before = Optional.ofNullable(container(manifests).getLifecycle())
                .map(cycle -> cycle.getPreStop())
                .map(handler -> handler.getSleep())
                .map(sleep -> sleep.getSeconds())
                .orElse(0L);
        Optional<Long> grace = Optional.ofNullable(
                manifests.relay().getSpec().getTemplate().getSpec().getTerminationGracePeriodSeconds());
        return Stream.concat(
                unless(before > 0, "stops while requests still come"),
                unless(
                        grace.orElse(0L) > before + DRAINED_WITHIN_SECONDS,
                        "has " + grace + " s for " + before + " s and " + DRAINED_WITHIN_SECONDS + " s"));
    }

    private static Stream<String> disrupted(Manifests manifests) {
        Map<String, String> selector = manifests.relay().getSpec().getSelector().getMatchLabels();
        return manifests
                .find(PodDisruptionBudget.class, "relay")
                .map(budget -> Stream.concat(
                        unless(
                                budget.getSpec().getSelector().getMatchLabels().equals(selector),
                                "the budget is that of others"),
                        unless(
                                new IntOrString(1).equals(budget.getSpec().getMaxUnavailable()),
                                "the budget is not one pod")))
                .orElseGet(() -> Stream.of("no budget"));
    }

    private static Stream<String> scaled(Manifests manifests) {
        return manifests
                .find(HorizontalPodAutoscaler.class, "relay")
                .map(scaler -> {
                    var target = scaler.getSpec().getScaleTargetRef();
                    return Stream.of(
                                    unless(
                                            target.getKind().equals("Deployment")
                                                    && target.getName()
                                                            .equals(manifests
                                                                    .relay()
                                                                    .getMetadata()
                                                                    .getName())
                                                    && target.getApiVersion().equals("apps/v1"),
                                            "it scales something else"),
                                    unless(
                                            scaler.getSpec().getMinReplicas() == relays(manifests),
                                            "it begins with another number"),
                                    unless(
                                            scaler.getSpec().getMaxReplicas()
                                                    > scaler.getSpec().getMinReplicas(),
                                            "it has no room"),
                                    unless(
                                            scaler.getSpec().getMetrics().stream()
                                                    .anyMatch(metric -> metric.getResource() != null
                                                            && "cpu"
                                                                    .equals(metric.getResource()
                                                                            .getName())),
                                            "it does not look at the processor"))
                            .flatMap(problems -> problems);
                })
                .orElseGet(() -> Stream.of("no autoscaler"));
    }
}
