package crcr.kubernetes;

import static crcr.kubernetes.Rule.unless;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What everything is called.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/">Recommended
 *     labels</a>
 */
final class LabelRules {
    private static final List<String> LABELS =
            List.of("name", "instance", "version", "component", "part-of", "managed-by");
    private static final String PREFIX = "app.kubernetes.io/";
    private static final Pattern VERSION = Pattern.compile("<version>([0-9.]+)(-SNAPSHOT)?</version>");

    private LabelRules() {}

    static Stream<Rule> all() {
        return Stream.of(
                new Rule("everything has all six labels", LabelRules::labelled),
                new Rule("what is one instance has one name for it", LabelRules::oneInstance),
                new Rule("everything of the relay has the version of this project", LabelRules::versioned),
                new Rule("images have a tag or a digest, and not a moving one", LabelRules::pinned));
    }

    private static Stream<ObjectMeta> labelledThings(Manifests manifests) {
        return Stream.concat(
                manifests.all().map(object -> object.getMetadata()),
                manifests.workloads().map(workload -> {
                    ObjectMeta pods = workload.template().getMetadata();
                    pods.setName("a pod of " + workload);
                    return pods;
                }));
    }

    private static Stream<String> labelled(Manifests manifests) {
        return labelledThings(manifests)
                .flatMap(metadata -> LABELS.stream()
                        .flatMap(label ->
                                unless(!label(metadata, label).isEmpty(), metadata.getName() + " has no " + label)));
    }

    private static String label(ObjectMeta metadata, String label) {
        return Optional.ofNullable(metadata.getLabels()).orElse(Map.of()).getOrDefault(PREFIX + label, "");
    }

    private static Stream<String> oneInstance(Manifests manifests) {
        List<String> instances = labelledThings(manifests)
                .map(metadata -> label(metadata, "instance"))
                .distinct()
                .toList();
        return unless(instances.size() == 1, "there are " + instances);
    }

    private static Stream<String> versioned(Manifests manifests) {
        String version = version();
        return labelledThings(manifests)
                .filter(metadata -> label(metadata, "name").equals("relay"))
                .flatMap(metadata -> unless(
                        label(metadata, "version").equals(version), metadata.getName() + " is not of " + version));
    }

    /** Of this project, as it is going to be released. */
    private static String version() {
        try {
            Matcher version = VERSION.matcher(Files.readString(Path.of("..", "pom.xml")));
            if (!version.find()) {
                throw new AssertionError("pom.xml has no version");
            }
            return version.group(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> pinned(Manifests manifests) {
        return manifests.workloads().flatMap(Workload::containers).flatMap(container -> {
            String last = container.getImage().substring(container.getImage().lastIndexOf('/') + 1);
            return unless(
                    last.contains("@sha256:") || last.matches("[^:]+:(local|[0-9]+\\.[0-9]+\\.[0-9]+.*)"),
                    container.getImage() + " may be another one tomorrow");
        });
    }
}
