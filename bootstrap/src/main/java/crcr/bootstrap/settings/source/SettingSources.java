package crcr.bootstrap.settings.source;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All sources of settings at one moment: the environment, the operator's own file, and {@code application.yaml}. A
 * setting has the text of the first source that has one.
 *
 * @param sources the sources, the one that counts first at the beginning
 * @param flaws the mistakes in the operator's file, by the names in it
 * @param unusable why the operator's file could not be read; no other setting can be checked then
 */
public record SettingSources(
        SettingNames names,
        List<SettingSource> sources,
        List<SettingProblem> flaws,
        Optional<SettingProblem> unusable) {
    /** Keeps its own copies. */
    public SettingSources {
        sources = List.copyOf(sources);
        flaws = List.copyOf(flaws);
    }

    /** Reads all sources, with the operator's file that this environment names. */
    public static SettingSources read(Map<String, String> environment) {
        SettingSource packaged = SettingSource.packaged();
        SettingNames names = new SettingNames(packaged.config());
        SettingSource variables = SettingSource.environment(environment, names);
        Optional<OperatorFile.OperatorFileReading> file = Optional.ofNullable(environment.get(OperatorFile.VARIABLE))
                .map(String::strip)
                .filter(path -> !path.isEmpty())
                .map(path -> OperatorFile.read(path, names));
        SettingSources without = new SettingSources(names, List.of(variables, packaged), List.of(), Optional.empty());
        return file.map(reading -> switch (reading) {
                    case OperatorFile.OperatorFileReading.Read(OperatorFile read) ->
                        new SettingSources(
                                names, List.of(variables, read.source(), packaged), read.flaws(), Optional.empty());
                    case OperatorFile.OperatorFileReading.Unusable(SettingProblem problem) ->
                        new SettingSources(names, without.sources(), List.of(), Optional.of(problem));
                })
                .orElse(without);
    }

    /** Returns the setting's text, if it is set. */
    Optional<SettingText> get(String name) {
        return sources.stream().flatMap(source -> source.get(name).stream()).findFirst();
    }

    /** Returns the first source that has one of these names. */
    Optional<SettingSource> first(String... some) {
        return sources.stream()
                .filter(source ->
                        Stream.of(some).anyMatch(name -> source.get(name).isPresent()))
                .findFirst();
    }

    /** Returns the mistakes of the setting in the operator's file. */
    List<SettingProblem> flaws(String name) {
        return flaws.stream().filter(flaw -> flaw.name().equals(name)).toList();
    }
}
