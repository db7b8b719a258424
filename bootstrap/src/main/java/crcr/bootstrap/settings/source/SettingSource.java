package crcr.bootstrap.settings.source;

import io.helidon.common.media.type.MediaTypes;
import io.helidon.config.Config;
import io.helidon.config.ConfigSources;
import io.helidon.config.spi.ConfigSource;
import io.helidon.config.yaml.YamlConfigParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One of the sources of settings. */
public final class SettingSource {
    private final Config config;
    private final Function<String, Optional<Origin>> origins;

    private SettingSource(Config config, Function<String, Optional<Origin>> origins) {
        this.config = config;
        this.origins = origins;
    }

    /** Returns the content of {@code application.yaml}. */
    static SettingSource packaged() {
        try (InputStream in = Objects.requireNonNull(SettingSource.class.getResourceAsStream("/application.yaml"))) {
            return new SettingSource(
                    config(ConfigSources.create(in, MediaTypes.APPLICATION_YAML)),
                    _ -> Optional.of(new Origin.Packaged()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the environment variables with these names. */
    static SettingSource environment(Map<String, String> environment, SettingNames names) {
        Map<String, String> settings = environment.entrySet().stream()
                .filter(variable -> names.has(variable.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return new SettingSource(
                config(ConfigSources.create(settings).build()), _ -> Optional.of(new Origin.Environment()));
    }

    /**
     * Returns the content of a file.
     *
     * @param lines the line of each name; a name without a line is not read
     */
    static SettingSource file(Config content, String file, Map<String, Integer> lines) {
        Map<String, Integer> copy = Map.copyOf(lines);
        return new SettingSource(
                content, name -> Optional.ofNullable(copy.get(name)).map(line -> new Origin.InFile(file, line)));
    }

    /**
     * Parses YAML.
     *
     * @throws io.helidon.config.ConfigException if it is none; the message may quote it
     */
    static Config yaml(String text) {
        return config(ConfigSources.create(text, MediaTypes.APPLICATION_YAML));
    }

    // Nothing is found or replaced automatically: a secret with "${" in it stays as it is.
    private static Config config(ConfigSource source) {
        return Config.builder()
                .addSource(source)
                .disableSystemPropertiesSource()
                .disableEnvironmentVariablesSource()
                .disableParserServices()
                .addParser(YamlConfigParser.create())
                .disableMapperServices()
                .disableFilterServices()
                .disableKeyResolving()
                .disableValueResolving()
                .disableCaching()
                .build();
    }

    /** Returns the text of a setting; empty if it is absent or blank. A list is one text, separated by commas. */
    Optional<SettingText> get(String name) {
        return origins.apply(name)
                .flatMap(origin -> Optional.of(
                                String.join(",", texts(config.get(name))).strip())
                        .filter(text -> !text.isEmpty())
                        .map(text -> new SettingText(text, origin)));
    }

    /** Returns the texts of a value: one, or the elements of a list. */
    static List<String> texts(Config value) {
        return value.type() == Config.Type.LIST
                ? value.asList(String.class).orElse(List.of())
                : value.asString().asOptional().stream().toList();
    }

    /** Returns the tree that Helidon parsed. */
    Config config() {
        return config;
    }
}
