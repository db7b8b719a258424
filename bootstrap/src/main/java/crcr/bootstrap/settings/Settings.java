package crcr.bootstrap.settings;

import crcr.bootstrap.secret.LiveSecret;
import crcr.bootstrap.settings.source.SettingProblem;
import crcr.bootstrap.settings.source.SettingSources;
import crcr.bootstrap.settings.source.SettingValues;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All settings, read once and validated (docs/operate/configuration.md). {@code application.yaml} describes each of
 * them. A secret in a file is read more than once: its {@link LiveSecret} follows the file.
 *
 * @param hud the HUD that receives results; empty if there is none
 * @param traces the collector of spans; empty if there is none
 * @param console the console; empty if there is none
 * @param secretFiles the secrets that are given as files
 */
public record Settings(
        ServerSettings server,
        UpstreamSettings upstream,
        GitHubSettings github,
        DocumentSettings documents,
        DispatchSettings dispatch,
        CheckSettings checks,
        StoreSettings store,
        CallbackSettings callbacks,
        CallbackTokenSettings callbackTokens,
        SelfReportSettings selfReports,
        SweepSettings sweep,
        Optional<HudSettings> hud,
        Optional<TraceSettings> traces,
        Optional<ConsoleSettings> console,
        List<LiveSecret<?>> secretFiles) {
    /** Keeps its own copy. */
    public Settings {
        secretFiles = List.copyOf(secretFiles);
    }

    /**
     * Reads all settings.
     *
     * @param environment overrides the operator's file that it names by {@code RELAY_CONFIG}, which overrides the
     *     defaults of application.yaml
     * @throws InvalidSettingsException if some are wrong, naming each of them
     */
    public static Settings read(Map<String, String> environment) throws InvalidSettingsException {
        return read(SettingSources.read(environment));
    }

    /**
     * Reads all settings from these places.
     *
     * @throws InvalidSettingsException if some are wrong, naming each of them
     */
    public static Settings read(SettingSources sources) throws InvalidSettingsException {
        SettingValues values = new SettingValues(sources);
        ServerSettings server = ServerSettings.read(values);
        Optional<UpstreamSettings> upstream = UpstreamSettings.read(values);
        Optional<GitHubSettings> github = GitHubSettings.read(values);
        Optional<DocumentSettings> documents = DocumentSettings.read(values);
        DispatchSettings dispatch = DispatchSettings.read(values);
        CheckSettings checks = CheckSettings.read(values);
        StoreSettings store = StoreSettings.read(values);
        CallbackSettings callbacks = CallbackSettings.read(values);
        CallbackTokenSettings callbackTokens = CallbackTokenSettings.read(values);
        SelfReportSettings selfReports = SelfReportSettings.read(values);
        SweepSettings sweep = SweepSettings.read(values);
        Optional<HudSettings> hud = HudSettings.read(values);
        Optional<TraceSettings> traces = TraceSettings.read(values);
        Optional<ConsoleSettings> console = ConsoleSettings.read(values);
        List<SettingProblem> problems = Stream.concat(sources.flaws().stream(), values.problems().stream())
                .distinct()
                .toList();
        if (!problems.isEmpty()) {
            throw new InvalidSettingsException(problems);
        }
        return new Settings(
                server,
                upstream.orElseThrow(),
                github.orElseThrow(),
                documents.orElseThrow(),
                dispatch,
                checks,
                store,
                callbacks,
                callbackTokens,
                selfReports,
                sweep,
                hud,
                traces,
                console,
                values.secrets().fromFiles());
    }
}
