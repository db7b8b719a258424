package crcr.bootstrap.command;

import crcr.application.doctor.DoctorFinding;
import crcr.bootstrap.secret.SecretForm;
import crcr.bootstrap.settings.InvalidSettingsException;
import crcr.bootstrap.settings.Settings;
import crcr.bootstrap.settings.source.OperatorFile;
import crcr.bootstrap.settings.source.SettingProblem;
import crcr.bootstrap.settings.source.SettingSources;
import crcr.bootstrap.settings.source.SettingValues;
import crcr.bootstrap.settings.source.ShownSetting;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Examines the settings themselves, and provides the valid groups of them. */
final class SettingsInspection {
    private static final int FEWEST_CHARACTERS = 20;
    private static final int FEWEST_DIFFERENT = 8;

    private final SettingSources sources;

    /** Examines the settings that {@code serve} would read from this environment. */
    SettingsInspection(Map<String, String> environment) {
        this.sources = SettingSources.read(environment);
    }

    /** Returns the group that these settings form; empty if one of them is wrong, which {@link #findings} names. */
    <T> Optional<T> group(Function<SettingValues, T> read) {
        SettingValues values = new SettingValues(sources);
        T group = read.apply(values);
        return values.problems().isEmpty() ? Optional.of(group) : Optional.empty();
    }

    /**
     * Returns the settings that have a value; empty if the operator's file cannot be read, because it may hold others.
     */
    List<ShownSetting> shown() {
        if (sources.unusable().isPresent()) {
            return List.of();
        }
        Set<String> wrong = new HashSet<>();
        try {
            Settings.read(sources);
        } catch (InvalidSettingsException e) {
            e.problems().forEach(problem -> wrong.add(problem.name()));
        }
        return ShownSetting.of(sources, wrong);
    }

    /** Returns everything that is wrong or doubtful with the settings. */
    List<DoctorFinding> findings() {
        return Stream.of(
                        read(),
                        secret("GITHUB_APP_SECRET").stream().toList(),
                        secret("GITHUB_APP_SECRET_PREVIOUS").stream().toList())
                .flatMap(List::stream)
                .toList();
    }

    private List<DoctorFinding> read() {
        List<DoctorFinding> findings = new ArrayList<>();
        try {
            Settings.read(sources);
            findings.add(new DoctorFinding.Ok("settings", "the relay can start with them"));
        } catch (InvalidSettingsException e) {
            e.problems().forEach(problem -> findings.add(wrong(problem)));
        }
        return findings;
    }

    private DoctorFinding wrong(SettingProblem problem) {
        String name = problem.name();
        return new DoctorFinding.Failure(
                "setting " + name,
                problem.words(),
                (name.equals(OperatorFile.VARIABLE) || sources.names().has(name)
                                ? "set " + name + " as docs/operate/configuration.md says"
                                : "correct the name, or remove it")
                        + "; until then the relay does not start");
    }

    // The secret's length is not shown.
    private Optional<DoctorFinding> secret(String name) {
        return group(values -> values.secrets().get(name, SecretForm.anyText()))
                .flatMap(secret -> secret)
                .map(secret -> secret.get().reveal())
                .map(text -> text.length() < FEWEST_CHARACTERS
                                || text.chars().distinct().count() < FEWEST_DIFFERENT
                        ? new DoctorFinding.Warning(
                                name,
                                "it is short or monotonous, so that somebody who guesses it can send events",
                                "draw another one, for example by openssl rand -hex 32, and replace it as"
                                        + " docs/operate/secrets.md says")
                        : new DoctorFinding.Ok(name, "it is long enough"));
    }
}
