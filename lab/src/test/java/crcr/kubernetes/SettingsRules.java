package crcr.kubernetes;

import static crcr.kubernetes.Rule.unless;

import crcr.bootstrap.settings.InvalidSettingsException;
import crcr.bootstrap.settings.Settings;
import crcr.domain.allowlist.Allowlist;
import crcr.domain.document.DocumentReading;
import crcr.infrastructure.allowlist.AllowlistYaml;
import crcr.infrastructure.redis.place.ClusterPlace;
import crcr.infrastructure.redis.place.RedisAddress;
import crcr.infrastructure.redis.place.SentinelPlace;
import crcr.infrastructure.redis.place.StorePlace;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The relay can work with its settings. */
final class SettingsRules {
    private SettingsRules() {}

    static Stream<Rule> all() {
        return Stream.of(
                new Rule("every setting is one that the relay knows", SettingsRules::known),
                new Rule("the relay starts with these settings", SettingsRules::accepted),
                new Rule("what is read from a file is mounted", SettingsRules::mounted),
                new Rule("the relay listens where its ports are", SettingsRules::listening),
                new Rule("the allowlist can be read", SettingsRules::allowlist),
                new Rule("the Redis that the relay is told of is there", SettingsRules::store));
    }

    private static Set<String> settings() {
        try (InputStream in = Objects.requireNonNull(Settings.class.getResourceAsStream("/application.yaml"))) {
            Map<String, Object> settings = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
            return settings.keySet();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> known(Manifests manifests) {
        Set<String> settings = settings();
        return Told.settings(manifests).keySet().stream()
                .flatMap(name -> unless(settings.contains(Told.withoutFile(name)), name + " is no setting"));
    }

    private static Stream<String> accepted(Manifests manifests) {
        try {
            Told.read(manifests);
            return Stream.empty();
        } catch (InvalidSettingsException e) {
            return Stream.of(String.valueOf(e.getMessage()));
        }
    }

    private static Stream<String> mounted(Manifests manifests) {
        return Stream.concat(
                Told.path(manifests).stream().flatMap(file -> unless(isThere(manifests, file), file + " is not there")),
                Told.settings(manifests).entrySet().stream()
                        .filter(setting -> setting.getKey().endsWith(Told.FILE))
                        .flatMap(setting ->
                                unless(isThere(manifests, Path.of(setting.getValue())), setting + " is not there")));
    }

    private static boolean isThere(Manifests manifests, Path file) {
        Optional<Volume> volume = Told.volumeAt(manifests, Told.directory(file));
        String name = String.valueOf(file.getFileName());
        return volume.map(Volume::getSecret)
                        .filter(secret -> manifests
                                .find(Secret.class, "relay")
                                .map(made -> made.getData().containsKey(name))
                                // Made by hand, with a key for each setting: docs/operate/kubernetes.md.
                                .orElseGet(() -> settings().contains(name)))
                        .isPresent()
                || volume.map(Volume::getConfigMap)
                        .filter(map -> manifests
                                .get(ConfigMap.class, map.getName())
                                .getData()
                                .containsKey(name))
                        .isPresent()
                || volume.map(Volume::getEmptyDir)
                        .filter(_ -> anotherWritesInto(manifests, Told.directory(file)))
                        .isPresent();
    }

    private static boolean anotherWritesInto(Manifests manifests, Path directory) {
        return manifests.relay().getSpec().getTemplate().getSpec().getInitContainers().stream()
                .flatMap(container -> container.getVolumeMounts().stream())
                .anyMatch(mount ->
                        Path.of(mount.getMountPath()).equals(directory) && !Boolean.TRUE.equals(mount.getReadOnly()));
    }

    private static Stream<String> listening(Manifests manifests) {
        try {
            Settings settings = Told.read(manifests);
            Map<String, Integer> expected = new HashMap<>(Map.of(
                    "http", settings.server().publicPort(),
                    "management", settings.server().managementPort()));
            settings.console().ifPresent(console -> expected.put("console", console.port()));
            Map<String, Integer> ports = RelayRules.container(manifests).getPorts().stream()
                    .collect(Collectors.toMap(ContainerPort::getName, ContainerPort::getContainerPort));
            return unless(ports.equals(expected), "its ports are " + ports);
        } catch (InvalidSettingsException e) {
            return Stream.of(String.valueOf(e.getMessage()));
        }
    }

    private static Stream<String> allowlist(Manifests manifests) {
        String url = Told.settings(manifests).getOrDefault("ALLOWLIST_URL", "");
        if (!url.startsWith("file:")) {
            return Stream.empty();
        }
        Path file = Path.of(URI.create(url));
        if (!isThere(manifests, file)) {
            return Stream.of(url + " is not there");
        }
        return Told.volumeAt(manifests, Told.directory(file))
                .map(volume ->
                        manifests.get(ConfigMap.class, volume.getConfigMap().getName()))
                .map(map -> map.getData().get(String.valueOf(file.getFileName())))
                .map(text -> new AllowlistYaml().read(text))
                .stream()
                .flatMap(reading -> switch (reading) {
                    case DocumentReading.Valid<Allowlist> _ -> Stream.empty();
                    case DocumentReading.Invalid<Allowlist>(var problems) ->
                        problems.stream().map(Object::toString);
                });
    }

    private static Stream<String> store(Manifests manifests) {
        try {
            List<RedisAddress> addresses = Told.read(manifests).store().place().stream()
                    .flatMap(SettingsRules::addresses)
                    .toList();
            return Stream.concat(
                    unless(!addresses.isEmpty(), "several processes cannot share a Redis of one of them"),
                    addresses.stream().flatMap(address -> service(manifests, address)));
        } catch (InvalidSettingsException e) {
            return Stream.of(String.valueOf(e.getMessage()));
        }
    }

    private static Stream<RedisAddress> addresses(StorePlace place) {
        return switch (place) {
            case RedisAddress address -> Stream.of(address);
            case ClusterPlace cluster -> Stream.of(cluster.entrance());
            case SentinelPlace sentinels -> sentinels.sentinels().stream();
        };
    }

    // A name with one dot is that of a pod, behind its Service; one with more is none of this namespace.
    private static Stream<String> service(Manifests manifests, RedisAddress address) {
        String[] names = address.host().split("\\.", -1);
        return switch (names.length) {
            case 1 -> unless(opens(manifests, names[0], address.port()), "there is no Service " + address);
            case 2 ->
                unless(
                        opens(manifests, names[1], address.port()) && isPod(manifests, names[0], names[1]),
                        "there is no pod " + address);
            default -> Stream.empty();
        };
    }

    private static boolean opens(Manifests manifests, String service, int port) {
        return manifests
                .find(Service.class, service)
                .filter(found -> found.getSpec().getPorts().stream().anyMatch(open -> open.getPort() == port))
                .isPresent();
    }

    private static boolean isPod(Manifests manifests, String pod, String service) {
        return manifests
                .all(StatefulSet.class)
                .filter(set -> set.getSpec().getServiceName().equals(service))
                .anyMatch(set -> IntStream.range(0, set.getSpec().getReplicas())
                        .anyMatch(i -> pod.equals(set.getMetadata().getName() + "-" + i)));
    }
}
