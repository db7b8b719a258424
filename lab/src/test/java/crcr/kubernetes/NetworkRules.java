package crcr.kubernetes;

import static crcr.kubernetes.Rule.unless;

import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The connections between pods. Each is described in a few words, and compared with the expected ones. */
final class NetworkRules {
    private static final String NAME_SERVERS = "namespace kube-system, pod kube-dns <- UDP 53, TCP 53";

    private NetworkRules() {}

    static Stream<Rule> all() {
        return Stream.of(
                new Rule(
                        "every pod has a policy for both directions",
                        manifests -> manifests.workloads().flatMap(workload -> governed(workload, manifests))),
                new Rule("only the ingress and Prometheus reach the relay", NetworkRules::intoTheRelay),
                new Rule("the relay reaches name servers, its Redis and HTTPS alone", NetworkRules::outOfTheRelay),
                new Rule(
                        "only the relay and other Redis reach Redis, which reaches those alone",
                        NetworkRules::aroundRedis));
    }

    private static Stream<String> governed(Workload workload, Manifests manifests) {
        List<NetworkPolicy> policies = manifests
                .all(NetworkPolicy.class)
                .filter(policy ->
                        workload.isSelectedBy(policy.getSpec().getPodSelector().getMatchLabels()))
                .toList();
        return unless(
                policies.size() == 1
                        && Set.copyOf(policies.getFirst().getSpec().getPolicyTypes())
                                .equals(Set.of("Ingress", "Egress")),
                workload + " is open in a direction, or has several policies");
    }

    private static Stream<String> intoTheRelay(Manifests manifests) {
        Set<String> ways = new TreeSet<>(Set.of(
                "namespace ingress-nginx -> TCP http", "namespace monitoring, pod prometheus -> TCP management"));
        if (Told.settings(manifests).containsKey("CONSOLE_PORT")) {
            ways.add("namespace ingress-nginx -> TCP console");
        }
        return same(ways, waysIn(manifests.get(NetworkPolicy.class, "relay")));
    }

    private static Stream<String> outOfTheRelay(Manifests manifests) {
        boolean ofItsOwn = manifests.find(NetworkPolicy.class, "redis").isPresent();
        return same(
                Set.of(
                        NAME_SERVERS,
                        (ofItsOwn ? "pod redis" : "addresses 192.0.2.0/24") + " <- " + redisPorts(manifests),
                        "addresses 0.0.0.0/0 but [169.254.0.0/16] <- TCP 443",
                        "addresses ::/0 but [fe80::/10] <- TCP 443"),
                waysOut(manifests.get(NetworkPolicy.class, "relay")));
    }

    // The sentinels are asked where the primary is, which is on a port that the settings do not name.
    private static String redisPorts(Manifests manifests) {
        Map<String, String> settings = Told.settings(manifests);
        String sentinels = settings.getOrDefault("REDIS_SENTINELS", "");
        return sentinels.isEmpty()
                ? "TCP " + settings.getOrDefault("REDIS_ENDPOINT", "").replaceAll(".*:", "")
                : "TCP 6379, TCP " + sentinels.replaceAll(".*:", "");
    }

    private static Stream<String> aroundRedis(Manifests manifests) {
        return manifests.find(NetworkPolicy.class, "redis").stream()
                .flatMap(policy -> isOneOfSeveral(manifests)
                        ? Stream.concat(
                                same(
                                        Set.of(
                                                "pod relay -> TCP redis, TCP sentinel",
                                                "pod redis -> TCP redis, TCP sentinel"),
                                        waysIn(policy)),
                                same(Set.of(NAME_SERVERS, "pod redis <- " + redisPorts(manifests)), waysOut(policy)))
                        : Stream.concat(
                                same(Set.of("pod relay -> TCP redis"), waysIn(policy)),
                                same(Set.of(), waysOut(policy))));
    }

    private static boolean isOneOfSeveral(Manifests manifests) {
        return manifests.get(StatefulSet.class, "redis").getSpec().getReplicas() > 1;
    }

    private static Stream<String> same(Set<String> expected, Set<String> actual) {
        return unless(expected.equals(actual), "expected " + new TreeSet<>(expected) + " and not " + actual);
    }

    private static Set<String> waysIn(NetworkPolicy policy) {
        Set<String> ways = new TreeSet<>();
        for (NetworkPolicyIngressRule rule : policy.getSpec().getIngress()) {
            ways.addAll(each(rule.getFrom())
                    .map(peer -> peer + " -> " + ports(rule.getPorts()))
                    .toList());
        }
        return ways;
    }

    private static Set<String> waysOut(NetworkPolicy policy) {
        Set<String> ways = new TreeSet<>();
        for (NetworkPolicyEgressRule rule : policy.getSpec().getEgress()) {
            ways.addAll(each(rule.getTo())
                    .map(peer -> peer + " <- " + ports(rule.getPorts()))
                    .toList());
        }
        return ways;
    }

    // An empty list means everybody.
    private static Stream<String> each(List<NetworkPolicyPeer> peers) {
        return peers.isEmpty() ? Stream.of("everybody") : peers.stream().map(NetworkRules::words);
    }

    private static String words(NetworkPolicyPeer peer) {
        if (peer.getIpBlock() != null) {
            List<String> except = peer.getIpBlock().getExcept();
            return "addresses " + peer.getIpBlock().getCidr() + (except.isEmpty() ? "" : " but " + except);
        }
        return Stream.of(
                        peer.getNamespaceSelector() == null
                                ? ""
                                : "namespace "
                                        + only(peer.getNamespaceSelector().getMatchLabels()),
                        peer.getPodSelector() == null
                                ? ""
                                : "pod " + only(peer.getPodSelector().getMatchLabels()))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String only(Map<String, String> labels) {
        return labels.size() == 1 ? labels.values().iterator().next() : "of " + labels;
    }

    // An empty list means all.
    private static String ports(List<NetworkPolicyPort> ports) {
        return ports.isEmpty()
                ? "all"
                : ports.stream()
                        .map(port -> port.getProtocol() + " " + port.getPort().getValue()
                                + (port.getEndPort() == null ? "" : " to " + port.getEndPort()))
                        .collect(Collectors.joining(", "));
    }
}
