package crcr.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * What a relay's container may do in a cluster, as {@code k8s/base/deployment.yaml} says.
 *
 * @param user {@code user:group}
 * @param memory in bytes
 * @param secrets where the files of secrets are
 * @param environment the variables that name these files
 */
record PodLimits(
        String user,
        boolean readOnly,
        List<String> withoutCapabilities,
        boolean mayGainRights,
        long memory,
        String secrets,
        Map<String, String> environment) {
    private static final Path BASE = Path.of("..", "k8s", "base");
    private static final long MEBI = 1024 * 1024;

    static PodLimits ofTheManifests() {
        Map<?, ?> pod = map(map(map(yaml("deployment.yaml"), "spec"), "template"), "spec");
        Map<?, ?> container = first(pod, "containers");
        Map<?, ?> may = map(container, "securityContext");
        Map<?, ?> runsAs = map(pod, "securityContext");
        Map<?, ?> settings = first(yaml("kustomization.yaml"), "configMapGenerator");
        return new PodLimits(
                runsAs.get("runAsUser") + ":" + runsAs.get("runAsGroup"),
                Boolean.TRUE.equals(may.get("readOnlyRootFilesystem")),
                list(map(may, "capabilities"), "drop").stream()
                        .map(String::valueOf)
                        .toList(),
                Boolean.TRUE.equals(may.get("allowPrivilegeEscalation")),
                mebibytes(String.valueOf(
                                map(map(container, "resources"), "limits").get("memory")))
                        * MEBI,
                list(container, "volumeMounts").stream()
                        .map(mount -> (Map<?, ?>) mount)
                        .filter(mount -> "secrets".equals(mount.get("name")))
                        .map(mount -> String.valueOf(mount.get("mountPath")))
                        .findFirst()
                        .orElseThrow(),
                list(settings, "literals").stream()
                        .map(literal -> String.valueOf(literal).split("=", 2))
                        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1])));
    }

    private static Map<?, ?> yaml(String file) {
        try {
            return new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(BASE.resolve(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<?, ?> map(Map<?, ?> in, String name) {
        return (Map<?, ?>) Objects.requireNonNull(in.get(name), name);
    }

    private static List<?> list(Map<?, ?> in, String name) {
        return (List<?>) Objects.requireNonNull(in.get(name), name);
    }

    private static Map<?, ?> first(Map<?, ?> in, String name) {
        return (Map<?, ?>) list(in, name).getFirst();
    }

    private static long mebibytes(String quantity) {
        if (!quantity.endsWith("Mi")) {
            throw new IllegalStateException(quantity + " is no number of MiB");
        }
        return Long.parseLong(quantity.substring(0, quantity.length() - 2));
    }
}
