package crcr.kubernetes;

import crcr.bootstrap.settings.InvalidSettingsException;
import crcr.bootstrap.settings.Settings;
import crcr.fixture.AppPrivateKey;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The settings of the relay in some manifests: from its environment, and from the file of settings that this names. */
final class Told {
    static final String FILE = "_FILE";

    private static final String CONFIG = "RELAY_CONFIG";
    private static final String PRIVATE_KEY = AppPrivateKey.pem();

    private Told() {}

    /** Returns the environment. */
    static Map<String, String> environment(Manifests manifests) {
        return manifests.get(ConfigMap.class, "relay").getData();
    }

    /** Returns the settings, wherever they stand, and not the name of the file that they may stand in. */
    static Map<String, String> settings(Manifests manifests) {
        Map<String, String> settings = new HashMap<>();
        file(manifests).ifPresent(text -> {
            Map<String, Object> lines = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
            lines.forEach((name, value) -> settings.put(name, value.toString()));
        });
        settings.putAll(environment(manifests));
        settings.remove(CONFIG);
        return settings;
    }

    /** Returns the path of the file of settings, if there is to be one. */
    static Optional<Path> path(Manifests manifests) {
        return Optional.ofNullable(environment(manifests).get(CONFIG)).map(Path::of);
    }

    private static Optional<String> file(Manifests manifests) {
        return path(manifests)
                .flatMap(path -> volumeAt(manifests, directory(path))
                        .map(Volume::getConfigMap)
                        .map(map -> manifests
                                .get(ConfigMap.class, map.getName())
                                .getData()
                                .get(String.valueOf(path.getFileName()))));
    }

    /**
     * Reads the settings as the relay would. Secrets stand there as if they had been read already: that they are
     * mounted is another rule.
     */
    static Settings read(Manifests manifests) throws InvalidSettingsException {
        Map<String, String> environment = new HashMap<>();
        environment(manifests).forEach((name, value) -> {
            if (!name.endsWith(FILE)) {
                environment.put(name, value);
            }
        });
        settings(manifests).keySet().stream()
                .filter(name -> name.endsWith(FILE))
                .forEach(name -> environment.put(
                        withoutFile(name),
                        name.contains("PRIVATE_KEY") ? PRIVATE_KEY : "a-secret-as-long-as-each-has-to-be"));
        try {
            Path copy = Files.createTempFile("relay", ".yaml");
            try {
                Optional<String> text = file(manifests);
                if (text.isPresent()) {
                    Files.writeString(copy, text.get());
                    environment.put(CONFIG, copy.toString());
                }
                return Settings.read(environment);
            } finally {
                Files.delete(copy);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the name of the setting itself. */
    static String withoutFile(String name) {
        return name.endsWith(FILE) ? name.substring(0, name.length() - FILE.length()) : name;
    }

    /** Returns what is mounted there in the relay. */
    static Optional<Volume> volumeAt(Manifests manifests, Path directory) {
        return RelayRules.container(manifests).getVolumeMounts().stream()
                .filter(mount -> Path.of(mount.getMountPath()).equals(directory))
                .map(VolumeMount::getName)
                .flatMap(name -> manifests.relay().getSpec().getTemplate().getSpec().getVolumes().stream()
                        .filter(volume -> volume.getName().equals(name)))
                .findFirst();
    }

    /** Returns the directory of a file. */
    static Path directory(Path file) {
        return Objects.requireNonNullElse(file.getParent(), Path.of("/"));
    }
}
