package crcr.kubernetes;

import static crcr.kubernetes.Rule.unless;

import io.fabric8.kubernetes.api.model.Capabilities;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What holds for every pod.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted">"restricted"</a>
 */
final class PodRules {
    private PodRules() {}

    static Stream<Rule> all() {
        return Stream.of(
                new Rule(
                        "every pod is restricted",
                        manifests -> manifests.workloads().flatMap(PodRules::restricted)),
                new Rule(
                        "every container is restricted",
                        manifests -> manifests
                                .workloads()
                                .flatMap(Workload::containers)
                                .flatMap(PodRules::restricted)),
                new Rule(
                        "every namespace demands restricted pods",
                        manifests -> manifests.all(Namespace.class).flatMap(PodRules::demanding)),
                new Rule(
                        "no pod has a way into the API server or the environment of its neighbours",
                        manifests -> manifests.workloads().flatMap(PodRules::alone)),
                new Rule(
                        "every container says what it needs and what it may take",
                        manifests -> manifests
                                .workloads()
                                .flatMap(Workload::containers)
                                .flatMap(PodRules::measured)),
                new Rule(
                        "every pod may read its secrets and write to its volumes, and nobody else may",
                        manifests -> manifests.workloads().flatMap(PodRules::owned)),
                new Rule(
                        "every mount has its volume and every volume its mount",
                        manifests -> manifests.workloads().flatMap(PodRules::mounted)),
                new Rule(
                        "every container has a directory to write to",
                        manifests -> manifests.workloads().flatMap(PodRules::writable)),
                new Rule(
                        "secrets come as files, as a whole directory, and not as environment variables",
                        manifests -> manifests.workloads().flatMap(PodRules::secretsAsFiles)));
    }

    private static Stream<String> restricted(Workload workload) {
        PodSpec pod = workload.pod();
        Optional<PodSecurityContext> context = Optional.ofNullable(pod.getSecurityContext());
        Set<String> harmless = Set.of("emptyDir", "configMap", "secret", "persistentVolumeClaim");
        return Stream.of(
                        unless(
                                context.map(PodSecurityContext::getRunAsNonRoot).equals(Optional.of(true)),
                                "may run as root"),
                        unless(
                                context.map(PodSecurityContext::getRunAsUser)
                                        .filter(user -> user > 0)
                                        .isPresent(),
                                "has no numeric user"),
                        unless(
                                context.map(PodSecurityContext::getSeccompProfile)
                                        .filter(profile -> "RuntimeDefault".equals(profile.getType()))
                                        .isPresent(),
                                "has no seccomp profile"),
                        unless(
                                Stream.of(pod.getHostNetwork(), pod.getHostPID(), pod.getHostIPC())
                                        .noneMatch(Boolean.TRUE::equals),
                                "shares a name space of its node"),
                        unless(
                                pod.getVolumes().stream().allMatch(volume -> harmless.contains(kind(volume))),
                                "has a volume of its node"))
                .flatMap(problems -> problems)
                .map(problem -> workload + " " + problem);
    }

    private static String kind(Volume volume) {
        return Stream.of(
                        Optional.ofNullable(volume.getEmptyDir()).map(_ -> "emptyDir"),
                        Optional.ofNullable(volume.getConfigMap()).map(_ -> "configMap"),
                        Optional.ofNullable(volume.getSecret()).map(_ -> "secret"),
                        Optional.ofNullable(volume.getPersistentVolumeClaim()).map(_ -> "persistentVolumeClaim"))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse("another");
    }

    private static Stream<String> restricted(Container container) {
        Optional<SecurityContext> context = Optional.ofNullable(container.getSecurityContext());
        return Stream.of(
                        unless(
                                context.map(SecurityContext::getAllowPrivilegeEscalation)
                                        .equals(Optional.of(false)),
                                "may gain privileges"),
                        unless(
                                context.map(SecurityContext::getReadOnlyRootFilesystem)
                                        .equals(Optional.of(true)),
                                "may write to its root file system"),
                        unless(
                                context.map(SecurityContext::getCapabilities)
                                                .map(Capabilities::getDrop)
                                                .equals(Optional.of(List.of("ALL")))
                                        && context.map(SecurityContext::getCapabilities)
                                                .map(Capabilities::getAdd)
                                                .orElse(List.of())
                                                .isEmpty(),
                                "keeps capabilities"),
                        unless(
                                context.map(SecurityContext::getRunAsUser).isEmpty()
                                        && context.map(SecurityContext::getRunAsNonRoot)
                                                .isEmpty()
                                        && context.map(SecurityContext::getSeccompProfile)
                                                .isEmpty(),
                                "differs from its pod"))
                .flatMap(problems -> problems)
                .map(problem -> container.getName() + " " + problem);
    }

    private static Stream<String> demanding(Namespace namespace) {
        Map<String, String> labels = namespace.getMetadata().getLabels();
        return unless(
                "restricted".equals(labels.get("pod-security.kubernetes.io/enforce")),
                namespace.getMetadata().getName() + " takes any pod");
    }

    private static Stream<String> alone(Workload workload) {
        return Stream.concat(
                unless(
                        Boolean.FALSE.equals(workload.pod().getAutomountServiceAccountToken()),
                        workload + " has a token of the API server"),
                unless(
                        Boolean.FALSE.equals(workload.pod().getEnableServiceLinks()),
                        workload + " gets environment variables of Services"));
    }

    private static Stream<String> measured(Container container) {
        var resources = Optional.ofNullable(container.getResources());
        return Stream.of("cpu", "memory")
                .flatMap(resource -> {
                    var request = resources.map(it -> it.getRequests()).map(it -> it.get(resource));
                    var limit = resources.map(it -> it.getLimits()).map(it -> it.get(resource));
                    return Stream.concat(
                            unless(request.isPresent() && limit.isPresent(), "does not say how much " + resource),
                            unless(
                                    !resource.equals("memory") || request.equals(limit),
                                    "may take memory that it did not ask for"));
                })
                .map(problem -> container.getName() + " " + problem);
    }

    // The files of a volume are root's; the pod reads them only through its group.
    private static Stream<String> owned(Workload workload) {
        Optional<PodSecurityContext> context =
                Optional.ofNullable(workload.pod().getSecurityContext());
        Optional<Long> group = context.map(PodSecurityContext::getRunAsGroup);
        return Stream.concat(
                unless(
                        group.isPresent() && group.equals(context.map(PodSecurityContext::getFsGroup)),
                        workload + " does not have the group of its volumes"),
                workload.pod().getVolumes().stream()
                        .filter(volume -> volume.getSecret() != null)
                        .flatMap(volume -> unless(
                                Integer.valueOf(0440).equals(volume.getSecret().getDefaultMode()),
                                workload + " has secrets that are not for its group alone")));
    }

    private static Stream<String> mounted(Workload workload) {
        Set<String> volumes = Stream.concat(
                        workload.pod().getVolumes().stream().map(Volume::getName),
                        workload.owner() instanceof StatefulSet set
                                ? set.getSpec().getVolumeClaimTemplates().stream()
                                        .map(claim -> claim.getMetadata().getName())
                                : Stream.empty())
                .collect(Collectors.toSet());
        Set<String> mounts = workload.containers()
                .flatMap(container -> container.getVolumeMounts().stream())
                .map(VolumeMount::getName)
                .collect(Collectors.toSet());
        return unless(volumes.equals(mounts), workload + " has " + volumes + " and mounts " + mounts);
    }

    // A JVM and a Redis both need one, and the root file system is read-only.
    private static Stream<String> writable(Workload workload) {
        Set<String> writable = Stream.concat(
                        workload.pod().getVolumes().stream()
                                .filter(volume -> volume.getEmptyDir() != null)
                                .map(Volume::getName),
                        Stream.of("data"))
                .collect(Collectors.toSet());
        return workload.containers()
                .flatMap(container -> unless(
                        container.getVolumeMounts().stream()
                                .anyMatch(mount -> writable.contains(mount.getName())
                                        && Set.of("/tmp", "/data").contains(mount.getMountPath())
                                        && !Boolean.TRUE.equals(mount.getReadOnly())),
                        container.getName() + " cannot write anywhere"));
    }

    private static Stream<String> secretsAsFiles(Workload workload) {
        Set<String> secret = workload.pod().getVolumes().stream()
                .filter(volume -> volume.getSecret() != null)
                .map(Volume::getName)
                .collect(Collectors.toSet());
        return workload.containers()
                .flatMap(container -> Stream.of(
                                unless(
                                        container.getEnvFrom().stream().allMatch(from -> from.getSecretRef() == null)
                                                && container.getEnv().stream()
                                                        .map(variable -> variable.getValueFrom())
                                                        .allMatch(
                                                                from -> from == null || from.getSecretKeyRef() == null),
                                        "has a secret in its environment"),
                                unless(
                                        container.getVolumeMounts().stream()
                                                .filter(mount -> secret.contains(mount.getName()))
                                                .allMatch(mount -> mount.getSubPath() == null
                                                        && Boolean.TRUE.equals(mount.getReadOnly())),
                                        "mounts a secret by subPath, or to write to"))
                        .flatMap(problems -> problems)
                        .map(problem -> container.getName() + " " + problem));
    }
}
