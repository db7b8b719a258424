package crcr.kubernetes;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvFromSourceBuilder;
import io.fabric8.kubernetes.api.model.HostPathVolumeSource;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerSpec;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicySpec;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** At least one mistake for each rule. */
final class Breaches {
    private Breaches() {}

    static Stream<Breach> all() {
        return Stream.of(pods(), relay(), network(), references(), labels(), settings())
                .flatMap(breaches -> breaches);
    }

    private static Breach breach(String rule, Consumer<Manifests> mistake) {
        return new Breach(rule, Composition.LOCAL, mistake);
    }

    private static Breach inProduction(String rule, Consumer<Manifests> mistake) {
        return new Breach(rule, Composition.PRODUCTION, mistake);
    }

    private static Breach pod(String rule, Consumer<PodSpec> mistake) {
        return breach(
                rule,
                manifests ->
                        mistake.accept(manifests.relay().getSpec().getTemplate().getSpec()));
    }

    private static Breach container(String rule, Consumer<Container> mistake) {
        return breach(rule, manifests -> mistake.accept(RelayRules.container(manifests)));
    }

    private static Breach setting(String rule, String name, String value) {
        return breach(
                rule,
                manifests -> manifests.get(ConfigMap.class, "relay").getData().put(name, value));
    }

    /** With this line in production's file, instead of that of the same name if there is one. */
    private static Breach inFile(String rule, String line) {
        String name = line.substring(0, line.indexOf(':'));
        return inProduction(
                rule,
                manifests -> manifests
                        .get(ConfigMap.class, "relay-config")
                        .getData()
                        .computeIfPresent(
                                "relay.yaml",
                                (_, text) -> text.replaceAll("(?m)^" + name + ":.*\\n(  .*\\n)*", "") + line + "\n"));
    }

    private static Breach policy(String rule, String name, Consumer<NetworkPolicySpec> mistake) {
        return breach(
                rule,
                manifests ->
                        mistake.accept(manifests.get(NetworkPolicy.class, name).getSpec()));
    }

    private static Breach scaler(Consumer<HorizontalPodAutoscalerSpec> mistake) {
        return breach(
                "there are more relays when there is more to do",
                manifests -> mistake.accept(
                        manifests.get(HorizontalPodAutoscaler.class, "relay").getSpec()));
    }

    private static VolumeMount secrets(Container container) {
        return container.getVolumeMounts().stream()
                .filter(mount -> mount.getName().equals("secrets"))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<Breach> pods() {
        String pod = "every pod is restricted";
        String container = "every container is restricted";
        String measured = "every container says what it needs and what it may take";
        String owned = "every pod may read its secrets and write to its volumes, and nobody else may";
        String secrets = "secrets come as files, as a whole directory, and not as environment variables";
        return Stream.of(
                pod(pod, it -> it.getSecurityContext().setRunAsNonRoot(false)),
                pod(pod, it -> it.getSecurityContext().setRunAsUser(0L)),
                pod(pod, it -> it.getSecurityContext().setSeccompProfile(null)),
                pod(pod, it -> it.setHostNetwork(true)),
                pod(pod, it -> it.getVolumes().getFirst().setEmptyDir(null)),
                pod(pod, it -> {
                    Volume volume = new Volume();
                    volume.setHostPath(new HostPathVolumeSource("/", "Directory"));
                    it.getVolumes().add(volume);
                }),
                container(container, it -> it.getSecurityContext().setAllowPrivilegeEscalation(null)),
                container(container, it -> it.getSecurityContext().setReadOnlyRootFilesystem(false)),
                container(
                        container,
                        it -> it.getSecurityContext().getCapabilities().setDrop(List.of())),
                container(
                        container,
                        it -> it.getSecurityContext().getCapabilities().setAdd(List.of("NET_RAW"))),
                container(container, it -> it.getSecurityContext().setRunAsUser(0L)),
                container(container, it -> it.setSecurityContext(null)),
                breach(
                        "every namespace demands restricted pods",
                        manifests -> manifests
                                .get(Namespace.class, "relay-local")
                                .getMetadata()
                                .getLabels()
                                .put("pod-security.kubernetes.io/enforce", "baseline")),
                pod(
                        "no pod has a way into the API server or the environment of its neighbours",
                        it -> it.setAutomountServiceAccountToken(null)),
                pod(
                        "no pod has a way into the API server or the environment of its neighbours",
                        it -> it.setEnableServiceLinks(null)),
                container(measured, it -> it.getResources().getLimits().remove("memory")),
                container(measured, it -> it.getResources().getRequests().remove("cpu")),
                container(measured, it -> it.getResources().getLimits().put("memory", new Quantity("1Gi"))),
                pod(owned, it -> it.getSecurityContext().setFsGroup(null)),
                pod(owned, it -> it.getSecurityContext().setRunAsGroup(1L)),
                pod(
                        owned,
                        it -> it.getVolumes().stream()
                                .filter(volume -> volume.getSecret() != null)
                                .forEach(volume -> volume.getSecret().setDefaultMode(0444))),
                container(
                        "every mount has its volume and every volume its mount",
                        it -> it.getVolumeMounts().getFirst().setName("another")),
                container(
                        "every container has a directory to write to",
                        it -> it.getVolumeMounts().forEach(mount -> mount.setReadOnly(true))),
                container(
                        secrets,
                        it -> it.getEnvFrom()
                                .add(new EnvFromSourceBuilder()
                                        .withNewSecretRef("relay", false)
                                        .build())),
                container(secrets, it -> secrets(it).setSubPath("GITHUB_APP_SECRET")),
                container(secrets, it -> secrets(it).setReadOnly(null)));
    }

    private static Stream<Breach> relay() {
        String replaced = "two relays run, and one comes before one goes";
        String probed = "the relay is asked how it is, on the management port";
        String drained = "a stop waits for the end of what has begun";
        String disrupted = "a drain of nodes takes one relay at a time";
        return Stream.of(
                breach(replaced, it -> it.relay().getSpec().setReplicas(1)),
                inProduction(
                        replaced,
                        it -> it.get(HorizontalPodAutoscaler.class, "relay")
                                .getSpec()
                                .setMinReplicas(1)),
                breach(
                        replaced,
                        it -> it.relay()
                                .getSpec()
                                .getStrategy()
                                .getRollingUpdate()
                                .setMaxUnavailable(new IntOrString("25%"))),
                pod(
                        "relays are spread over nodes and zones",
                        it -> it.getTopologySpreadConstraints().removeFirst()),
                pod(
                        "relays are spread over nodes and zones",
                        it -> it.getTopologySpreadConstraints()
                                .getFirst()
                                .getLabelSelector()
                                .setMatchLabels(Map.of("app.kubernetes.io/name", "redis"))),
                container(probed, it -> it.setStartupProbe(null)),
                container(probed, it -> it.getReadinessProbe().getHttpGet().setPath("/livez")),
                container(probed, it -> it.getLivenessProbe().getHttpGet().setPath("/readyz")),
                container(probed, it -> it.getReadinessProbe().getHttpGet().setPort(new IntOrString("http"))),
                pod(drained, it -> it.setTerminationGracePeriodSeconds(25L)),
                container(drained, it -> it.setLifecycle(null)),
                breach(disrupted, it -> it.remove(it.get(PodDisruptionBudget.class, "relay"))),
                breach(
                        disrupted,
                        it -> it.get(PodDisruptionBudget.class, "relay")
                                .getSpec()
                                .setMaxUnavailable(new IntOrString(2))),
                breach(
                        disrupted,
                        it -> it.get(PodDisruptionBudget.class, "relay")
                                .getSpec()
                                .getSelector()
                                .setMatchLabels(Map.of("app.kubernetes.io/name", "redis"))),
                scaler(it -> it.getScaleTargetRef().setName("another")),
                scaler(it -> it.setMinReplicas(1)),
                scaler(it -> it.setMaxReplicas(2)),
                scaler(it -> it.setMetrics(List.of())));
    }

    private static Stream<Breach> network() {
        String governed = "every pod has a policy for both directions";
        String in = "only the ingress and Prometheus reach the relay";
        String out = "the relay reaches name servers, its Redis and HTTPS alone";
        String redis = "only the relay and other Redis reach Redis, which reaches those alone";
        return Stream.of(
                policy(governed, "relay", it -> it.setPolicyTypes(List.of("Ingress"))),
                breach(governed, it -> it.remove(it.get(NetworkPolicy.class, "redis"))),
                policy(in, "relay", it -> it.getIngress().getFirst().setFrom(List.of())),
                policy(in, "relay", it -> it.getIngress().getFirst().setPorts(List.of())),
                policy(
                        in,
                        "relay",
                        it -> it.getIngress().getLast().getFrom().getFirst().setPodSelector(null)),
                policy(out, "relay", it -> it.getEgress().getLast().setPorts(List.of())),
                policy(out, "relay", it -> it.getEgress().removeFirst()),
                policy(
                        out,
                        "relay",
                        it -> it.getEgress()
                                .getLast()
                                .getTo()
                                .getFirst()
                                .getIpBlock()
                                .setExcept(List.of())),
                setting(out, "REDIS_ENDPOINT", "redis:6380"),
                policy(redis, "redis", it -> it.getIngress().getFirst().setFrom(List.of(new NetworkPolicyPeer()))),
                policy(redis, "redis", it -> it.getIngress().getFirst().setFrom(List.of())));
    }

    private static Stream<Breach> references() {
        String configured = "every ConfigMap and Secret that is used is there, and every one that is there is used";
        String outside = "outside are the two endpoints alone";
        String monitored = "Prometheus finds the management port";
        String together = "everything is in one namespace, which is there";
        String itself = "every workload selects its own pods, by their name alone";
        return Stream.of(
                breach(
                        itself,
                        it -> it.relay()
                                .getSpec()
                                .getSelector()
                                .setMatchLabels(Map.of("app.kubernetes.io/name", "redis"))),
                breach(
                        itself,
                        it -> it.relay()
                                .getSpec()
                                .getSelector()
                                .getMatchLabels()
                                .put("app.kubernetes.io/version", "0.2.0")),
                breach(
                        "every Service leads to a port of pods",
                        it -> it.get(Service.class, "relay")
                                .getSpec()
                                .getPorts()
                                .getFirst()
                                .setTargetPort(new IntOrString("https"))),
                breach(
                        "every Service leads to a port of pods",
                        it -> it.get(Service.class, "redis")
                                .getSpec()
                                .setSelector(Map.of("app.kubernetes.io/name", "redis", "app", "redis"))),
                container(
                        "every probe asks a port that is there",
                        it -> it.getPorts().removeLast()),
                policy(
                        "every port of a policy is a port of its pods",
                        "redis",
                        it -> it.getIngress().getFirst().getPorts().getFirst().setPort(new IntOrString(6380))),
                breach(configured, it -> it.remove(it.get(ConfigMap.class, "allowlist"))),
                container(configured, it -> it.setEnvFrom(List.of())),
                inProduction(
                        configured,
                        it -> it.get(Ingress.class, "relay")
                                .getSpec()
                                .getTls()
                                .getFirst()
                                .setSecretName("another")),
                inProduction(
                        outside,
                        it -> it.get(Ingress.class, "relay")
                                .getSpec()
                                .getRules()
                                .getFirst()
                                .getHttp()
                                .getPaths()
                                .getFirst()
                                .setPath("/")),
                inProduction(
                        outside,
                        it -> it.get(Ingress.class, "relay")
                                .getSpec()
                                .getRules()
                                .getFirst()
                                .getHttp()
                                .getPaths()
                                .getFirst()
                                .getBackend()
                                .getService()
                                .getPort()
                                .setName("management")),
                inProduction(
                        outside,
                        it -> it.get(Ingress.class, "relay")
                                .getSpec()
                                .getRules()
                                .getFirst()
                                .setHost("another.example.org")),
                new Breach(
                        outside,
                        Composition.GATEWAY,
                        it -> it.get(HTTPRoute.class, "relay")
                                .getSpec()
                                .getRules()
                                .getFirst()
                                .getMatches()
                                .removeFirst()),
                new Breach(
                        outside,
                        Composition.GATEWAY,
                        it -> it.get(HTTPRoute.class, "relay")
                                .getSpec()
                                .getRules()
                                .getFirst()
                                .getBackendRefs()
                                .getFirst()
                                .setPort(9090)),
                inProduction(
                        "the largest webhook passes the ingress",
                        it -> it.get(Ingress.class, "relay").getMetadata().setAnnotations(Map.of())),
                inProduction(monitored, it -> it.remove(it.get(Service.class, "relay-management"))),
                inProduction(
                        monitored,
                        it -> it.get(ServiceMonitor.class, "relay")
                                .getSpec()
                                .getSelector()
                                .getMatchLabels()
                                .put("app.kubernetes.io/component", "relay")),
                inProduction(
                        monitored,
                        it -> it.get(ServiceMonitor.class, "relay")
                                .getSpec()
                                .getEndpoints()
                                .getFirst()
                                .setPort("http")),
                breach(together, it -> it.remove(it.get(Namespace.class, "relay-local"))),
                breach(
                        together,
                        it -> it.get(Service.class, "redis").getMetadata().setNamespace("default")));
    }

    private static Stream<Breach> labels() {
        return Stream.of(
                breach(
                        "everything has all six labels",
                        it -> it.get(Service.class, "redis").getMetadata().setLabels(Map.of())),
                breach(
                        "everything has all six labels",
                        it -> it.get(StatefulSet.class, "redis")
                                .getSpec()
                                .getTemplate()
                                .getMetadata()
                                .getLabels()
                                .remove("app.kubernetes.io/part-of")),
                breach(
                        "what is one instance has one name for it",
                        it -> it.get(Service.class, "redis")
                                .getMetadata()
                                .getLabels()
                                .put("app.kubernetes.io/instance", "another")),
                breach(
                        "everything of the relay has the version of this project",
                        it -> it.get(Deployment.class, "relay")
                                .getMetadata()
                                .getLabels()
                                .put("app.kubernetes.io/version", "0.0.1")),
                container(
                        "images have a tag or a digest, and not a moving one",
                        it -> it.setImage("registry.example:5000/relay")),
                container("images have a tag or a digest, and not a moving one", it -> it.setImage("relay:latest")));
    }

    private static Stream<Breach> settings() {
        String known = "every setting is one that the relay knows";
        String accepted = "the relay starts with these settings";
        String mounted = "what is read from a file is mounted";
        String allowlist = "the allowlist can be read";
        String store = "the Redis that the relay is told of is there";
        return Stream.of(
                setting(known, "UPSTREAM_REPOSITORY", "example-org/upstream"),
                setting(known, "GITHUB_APP_SECRETS_FILE", "/etc/relay/secrets/GITHUB_APP_SECRET"),
                setting(accepted, "UPSTREAM_REPO", "upstream"),
                setting(accepted, "GITHUB_API_URL", "http://github.example"),
                setting(mounted, "GITHUB_APP_SECRET_FILE", "/etc/relay/GITHUB_APP_SECRET"),
                setting(mounted, "HUD_BOT_KEY_FILE", "/etc/relay/secrets/HUD_BOT_KEY"),
                inFile(accepted, "UPSTREAM_REPOSITORY: example-org/upstream"),
                inFile(known, "ZOMBIE_TIMEOUT: 5"),
                inFile(accepted, "TRUSTED_PROXIES: [10.0.0.0/33]"),
                inFile(mounted, "HUD_BOT_KEY_FILE: /etc/relay/HUD_BOT_KEY"),
                inFile("the Redis that the relay is told of is there", "REDIS_ENDPOINT: valkey:6379"),
                inProduction(
                        mounted,
                        it -> it.get(ConfigMap.class, "relay")
                                .getData()
                                .put("RELAY_CONFIG", "/etc/relay/config/another.yaml")),
                inProduction(
                        mounted,
                        it -> RelayRules.container(it)
                                .getVolumeMounts()
                                .removeIf(mount -> mount.getName().equals("config"))),
                setting("the relay listens where its ports are", "MANAGEMENT_PORT", "9091"),
                setting(allowlist, "ALLOWLIST_URL", "file:///etc/relay/allowlist/another.yaml"),
                breach(
                        allowlist,
                        it -> it.get(ConfigMap.class, "allowlist").getData().put("allowlist.yaml", "L5: []\n")),
                setting(store, "REDIS_ENDPOINT", "valkey:6379"),
                setting(store, "REDIS_ENDPOINT", ""));
    }
}
