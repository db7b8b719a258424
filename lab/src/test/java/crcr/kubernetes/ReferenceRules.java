package crcr.kubernetes;

import static crcr.kubernetes.Rule.unless;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What one object says of another one is so. */
final class ReferenceRules {
    // Grafana looks for ConfigMaps with this label, so that nothing refers to them.
    private static final String FOR_GRAFANA = "grafana_dashboard";
    /** What the operator makes, since it is secret: docs/operate/kubernetes.md. */
    private static final Set<String> MADE_BY_HAND = Set.of("relay", "relay-tls", "relay-console-tls");

    private static final Set<String> PATHS = Set.of("/github/webhook", "/github/callback");

    private ReferenceRules() {}

    static Stream<Rule> all() {
        return Stream.of(
                new Rule(
                        "every workload selects its own pods, by their name alone",
                        manifests -> manifests.workloads().flatMap(ReferenceRules::selectsItself)),
                new Rule(
                        "every Service leads to a port of pods",
                        manifests -> manifests.all(Service.class).flatMap(service -> leads(service, manifests))),
                new Rule(
                        "every probe asks a port that is there",
                        manifests -> manifests.workloads().flatMap(ReferenceRules::probesLead)),
                new Rule(
                        "every port of a policy is a port of its pods",
                        manifests -> manifests.all(NetworkPolicy.class).flatMap(policy -> opens(policy, manifests))),
                new Rule(
                        "every ConfigMap and Secret that is used is there, and every one that is there is used",
                        ReferenceRules::configured),
                new Rule("outside are the two endpoints alone", ReferenceRules::outside),
                new Rule(
                        "the largest webhook passes the ingress",
                        manifests -> manifests
                                .all(Ingress.class)
                                .filter(ingress ->
                                        !ingress.getMetadata().getName().equals(ConsoleRules.NAME))
                                .flatMap(ReferenceRules::passes)),
                new Rule("Prometheus finds the management port", ReferenceRules::monitored),
                new Rule("everything is in one namespace, which is there", ReferenceRules::together));
    }

    private static Stream<String> selectsItself(Workload workload) {
        return unless(
                workload.isSelectedBy(workload.selector().getMatchLabels())
                        && workload.selector().getMatchLabels().keySet().equals(Set.of("app.kubernetes.io/name")),
                workload + " selects " + workload.selector().getMatchLabels());
    }

    private static Stream<String> leads(Service service, Manifests manifests) {
        return service.getSpec().getPorts().stream()
                .flatMap(port -> unless(
                        manifests
                                .workloads()
                                .filter(workload ->
                                        workload.isSelectedBy(service.getSpec().getSelector()))
                                .anyMatch(workload -> workload.listensOn(
                                        String.valueOf(port.getTargetPort().getValue()))),
                        service.getMetadata().getName() + ":" + port.getName() + " leads nowhere"));
    }

    private static Stream<String> probesLead(Workload workload) {
        return workload.containers()
                .flatMap(container -> Stream.of(
                                container.getStartupProbe(),
                                container.getReadinessProbe(),
                                container.getLivenessProbe())
                        .filter(Objects::nonNull)
                        .map(Probe::getHttpGet)
                        .filter(Objects::nonNull)
                        .flatMap(get -> unless(
                                container.getPorts().stream()
                                        .anyMatch(port -> port.getName()
                                                .equals(get.getPort().getValue())),
                                container.getName() + " has no port " + get.getPort())));
    }

    private static Stream<String> opens(NetworkPolicy policy, Manifests manifests) {
        return policy.getSpec().getIngress().stream()
                .flatMap(rule -> rule.getPorts().stream())
                .flatMap(port -> unless(
                        manifests
                                .workloads()
                                .filter(workload -> workload.isSelectedBy(
                                        policy.getSpec().getPodSelector().getMatchLabels()))
                                .anyMatch(workload -> workload.listensOn(
                                        String.valueOf(port.getPort().getValue()))),
                        policy.getMetadata().getName() + " opens " + port.getPort() + ", which is none"));
    }

    private static Stream<String> configured(Manifests manifests) {
        Set<String> used = Stream.concat(
                        manifests
                                .workloads()
                                .flatMap(Workload::containers)
                                .flatMap(container -> container.getEnvFrom().stream())
                                .map(from ->
                                        "ConfigMap " + from.getConfigMapRef().getName()),
                        manifests
                                .workloads()
                                .flatMap(workload -> workload.pod().getVolumes().stream())
                                .flatMap(volume -> Stream.concat(
                                        Stream.ofNullable(volume.getConfigMap())
                                                .map(map -> "ConfigMap " + map.getName()),
                                        Stream.ofNullable(volume.getSecret())
                                                .map(secret -> "Secret " + secret.getSecretName()))))
                .collect(Collectors.toSet());
        Set<String> there = Stream.concat(
                        Stream.concat(manifests.all(ConfigMap.class), manifests.all(Secret.class))
                                .filter(object ->
                                        !object.getMetadata().getLabels().containsKey(FOR_GRAFANA))
                                .map(object -> object.getKind() + " "
                                        + object.getMetadata().getName()),
                        manifests.all(Secret.class).findAny().isPresent() ? Stream.empty() : Stream.of("Secret relay"))
                .collect(Collectors.toSet());
        Set<String> certificates = manifests
                .all(Ingress.class)
                .flatMap(ingress -> ingress.getSpec().getTls().stream())
                .map(tls -> tls.getSecretName())
                .collect(Collectors.toSet());
        return Stream.concat(
                unless(used.equals(there), "used are " + used + ", and there are " + there),
                unless(MADE_BY_HAND.containsAll(certificates), "nobody makes " + certificates));
    }

    private static Stream<String> outside(Manifests manifests) {
        Service relay = manifests.get(Service.class, "relay");
        return Stream.concat(
                manifests
                        .all(Ingress.class)
                        .filter(ingress -> !ingress.getMetadata().getName().equals(ConsoleRules.NAME))
                        .flatMap(ingress -> ingress.getSpec().getRules().stream()
                                .flatMap(rule -> Stream.concat(
                                        same(rule.getHttp().getPaths().stream()
                                                .map(path -> path.getPath())
                                                .collect(Collectors.toSet())),
                                        Stream.concat(
                                                rule.getHttp().getPaths().stream()
                                                        .map(path -> path.getBackend()
                                                                .getService())
                                                        .flatMap(backend -> unless(
                                                                backend.getName()
                                                                                .equals("relay")
                                                                        && relay.getSpec().getPorts().stream()
                                                                                .anyMatch(port -> port.getName()
                                                                                        .equals(backend.getPort()
                                                                                                .getName())),
                                                                "leads to " + backend.getName())),
                                                unless(
                                                        ingress.getSpec().getTls().stream()
                                                                .anyMatch(tls -> tls.getHosts()
                                                                        .contains(rule.getHost())),
                                                        rule.getHost() + " has no certificate"))))),
                manifests
                        .all(HTTPRoute.class)
                        .filter(route -> !route.getMetadata().getName().equals(ConsoleRules.NAME))
                        .flatMap(route -> route.getSpec().getRules().stream()
                                .flatMap(rule -> Stream.concat(
                                        same(rule.getMatches().stream()
                                                .map(match -> match.getPath().getValue())
                                                .collect(Collectors.toSet())),
                                        rule.getBackendRefs().stream()
                                                .flatMap(backend -> unless(
                                                        backend.getName().equals("relay")
                                                                && relay.getSpec().getPorts().stream()
                                                                        .anyMatch(port -> port.getPort()
                                                                                .equals(backend.getPort())),
                                                        "leads to " + backend.getName()))))));
    }

    // GitHub's cap is 25 MiB, and ingress-nginx's own is 1 MiB.
    private static Stream<String> passes(Ingress ingress) {
        return unless(
                "25m"
                        .equals(Objects.requireNonNullElse(ingress.getMetadata().getAnnotations(), Map.of())
                                .get("nginx.ingress.kubernetes.io/proxy-body-size")),
                ingress.getMetadata().getName() + " cuts webhooks off");
    }

    private static Stream<String> same(Set<String> paths) {
        return unless(paths.equals(PATHS), "shows " + paths);
    }

    private static Stream<String> monitored(Manifests manifests) {
        return manifests
                .all(ServiceMonitor.class)
                .flatMap(monitor -> monitor.getSpec().getEndpoints().stream()
                        .flatMap(endpoint -> unless(
                                "/metrics".equals(endpoint.getPath())
                                        && manifests
                                                        .all(Service.class)
                                                        .filter(service -> service.getMetadata()
                                                                .getLabels()
                                                                .entrySet()
                                                                .containsAll(monitor.getSpec()
                                                                        .getSelector()
                                                                        .getMatchLabels()
                                                                        .entrySet()))
                                                        .filter(service -> service.getSpec().getPorts().stream()
                                                                .anyMatch(port -> port.getName()
                                                                                .equals(endpoint.getPort())
                                                                        && "management"
                                                                                .equals(port.getTargetPort()
                                                                                        .getValue())))
                                                        .count()
                                                == 1,
                                "finds no Service, or several")));
    }

    // What has no namespace of its own goes into that of the command.
    private static Stream<String> together(Manifests manifests) {
        Set<String> named = manifests
                .all(Namespace.class)
                .map(namespace -> namespace.getMetadata().getName())
                .collect(Collectors.toSet());
        Set<String> used = manifests
                .all()
                .filter(object -> !(object instanceof Namespace))
                .map(HasMetadata::getMetadata)
                .map(metadata -> String.valueOf(metadata.getNamespace()))
                .collect(Collectors.toSet());
        return unless(
                used.size() == 1 && (named.equals(used) || (named.isEmpty() && used.contains("null"))),
                "there is " + named + ", and used is " + used);
    }
}
