package crcr.bootstrap.settings.document;

import crcr.bootstrap.settings.InvalidSettingsException;
import crcr.bootstrap.settings.Settings;
import crcr.bootstrap.settings.source.SettingProblem;
import crcr.fixture.AppPrivateKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What each setting has to be, in the words with which the relay refuses another value. */
final class SettingForms {
    private static final Pattern REQUIRED = Pattern.compile("is required(?:, or \\w+)?: (.*)");
    private static final Pattern OTHERWISE = Pattern.compile("must be (.*?)(?:: '.*)?", Pattern.DOTALL);
    private static final Pattern BOUNDS = Pattern.compile("a whole number.* from (\\d+) to (\\d+)");
    // One that no form allows, and one that is a URL, but of no file on GitHub.
    private static final List<String> WRONG = List.of("no\n\0", "https://github.com/x");
    private static final Map<String, String> REQUIRED_SETTINGS = Map.of(
            "UPSTREAM_REPO", "pytorch/pytorch",
            "GITHUB_APP_ID", "4711",
            "GITHUB_APP_SECRET", "webhook-secret",
            "GITHUB_APP_PRIVATE_KEY", AppPrivateKey.pem(),
            "ALLOWLIST_URL", "https://github.com/pytorch/ci/blob/main/allowlist.yaml");
    private static final Map<String, String> OPTIONAL_SETTINGS = Map.of(
            "HUD_API_URL", "https://hud.example.org/api",
            "HUD_BOT_KEY", "bot-key",
            "CONSOLE_PORT", "8081",
            "CONSOLE_URL", "https://console.example.org",
            "CONSOLE_ISSUER", "https://login.example.org",
            "CONSOLE_CLIENT_ID", "relay",
            "CONSOLE_CLIENT_SECRET", "0123456789abcdef");
    private static final List<Map<String, String>> STORES = List.of(
            Map.of("REDIS_ENDPOINT", "redis.example.org:6379"),
            Map.of("REDIS_SENTINELS", "sentinel.example.org:26379", "REDIS_SENTINEL_MASTER", "relay"));

    private SettingForms() {}

    /** The bounds of a number, both included. */
    record Bounds(int least, int most) {}

    /** Returns the names of the settings that have to be set. */
    static Set<String> required() {
        return problems(Map.of()).map(SettingProblem::name).collect(Collectors.toUnmodifiableSet());
    }

    /** Returns what this setting has to be; empty if any text will do. */
    static Optional<String> of(String name) {
        List<String> refusals =
                WRONG.stream().flatMap(text -> refusals(name, text)).toList();
        return Stream.concat(
                        problems(Map.of())
                                .filter(problem -> problem.name().equals(name) && !refusals.isEmpty())
                                .flatMap(problem -> match(REQUIRED, problem.words())),
                        refusals.stream().flatMap(words -> match(OTHERWISE, words)))
                .findFirst()
                .map(form -> form.group(1));
    }

    /** Returns the bounds of this setting; empty if it is no number. */
    static Optional<Bounds> bounds(String name) {
        return of(name).flatMap(form -> match(BOUNDS, form).findFirst())
                .map(form -> new Bounds(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2))));
    }

    /** Returns what is wrong with this value of a setting, while all others are good. */
    static Stream<String> refusals(String name, String value) {
        return STORES.stream()
                .flatMap(store -> {
                    Map<String, String> environment = new HashMap<>(store);
                    environment.putAll(REQUIRED_SETTINGS);
                    environment.putAll(OPTIONAL_SETTINGS);
                    environment.put(name, value);
                    return problems(environment);
                })
                .filter(problem -> problem.name().equals(name))
                .map(SettingProblem::words);
    }

    private static Stream<SettingProblem> problems(Map<String, String> environment) {
        try {
            Settings.read(environment);
            return Stream.empty();
        } catch (InvalidSettingsException e) {
            return e.problems().stream();
        }
    }

    private static Stream<MatchResult> match(Pattern pattern, String text) {
        return Optional.of(pattern.matcher(text))
                .filter(matcher -> matcher.matches())
                .map(matcher -> matcher.toMatchResult())
                .stream();
    }
}
