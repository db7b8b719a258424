package crcr.bootstrap.settings;

import crcr.bootstrap.secret.ExportHeaders;
import crcr.bootstrap.secret.LiveSecret;
import crcr.bootstrap.secret.Secret;
import crcr.bootstrap.secret.SecretForm;
import crcr.domain.repository.RepositoryName;
import crcr.infrastructure.github.AppKey;
import crcr.infrastructure.github.BlobUrl;
import crcr.infrastructure.http.AddressRange;
import crcr.infrastructure.redis.RedisAddress;
import crcr.infrastructure.redis.RedisLogin;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Everything that can be set, read once and found good (contract 5). {@code application.yaml} tells what each means. A
 * secret that is given as a file is the exception to "once": its {@link LiveSecret} follows the file.
 *
 * @param secretFiles the secrets that are given as files
 * @param redeliveryEvery how often missed webhook deliveries are looked for; empty if they are not
 * @param traces where spans go; empty if nowhere
 * @param ignored the names of settings that were set, and that this version has no use for yet
 */
public record Settings(
        Server server,
        RepositoryName upstream,
        App app,
        Participants participants,
        int maxDispatchWorkers,
        Store store,
        Callbacks callbacks,
        Tokens callbackTokens,
        Optional<HudAccess> hud,
        Optional<Duration> redeliveryEvery,
        Optional<Traces> traces,
        List<LiveSecret<?>> secretFiles,
        List<String> ignored) {
    private static final int HIGHEST_PORT = 65_535;
    private static final int A_YEAR = 366 * 24 * 60 * 60;
    private static final Pattern HOST_AND_PORT =
            Pattern.compile("(?<host>[^:\\s/]+|\\[[0-9a-fA-F:.]+]):(?<port>\\d{1,5})");
    private static final Pattern DIGITS = Pattern.compile("\\d{1,18}");

    /** Keeps its own copies. */
    public Settings {
        secretFiles = List.copyOf(secretFiles);
        ignored = List.copyOf(ignored);
    }

    /**
     * Ports to listen on; 0 for any.
     *
     * @param adminToken what whoever changes something through the management port must present
     * @param trustedProxies whose word on where a request comes from is believed
     */
    public record Server(
            int publicPort,
            int managementPort,
            Optional<LiveSecret<Secret>> adminToken,
            List<AddressRange> trustedProxies) {
        /** Keeps its own copy. */
        public Server {
            trustedProxies = List.copyOf(trustedProxies);
        }
    }

    /**
     * The GitHub App, and the GitHub that it is on.
     *
     * @param previousWebhookSecret what GitHub may sign webhooks with besides, during a rotation
     */
    public record App(
            String id,
            LiveSecret<Secret> webhookSecret,
            Optional<LiveSecret<Secret>> previousWebhookSecret,
            LiveSecret<AppKey> key,
            URI apiUrl) {
        /** The webhook secrets that are accepted at this moment, the current one first. */
        public List<Secret> webhookSecrets() {
            return Stream.concat(
                            Stream.of(webhookSecret.get()),
                            previousWebhookSecret.stream().map(LiveSecret::get))
                    .toList();
        }
    }

    /** Where the allowlist is, and how often it is read. */
    public record Participants(AllowlistPlace place, Duration every) {}

    /** Where an allowlist may be. */
    public sealed interface AllowlistPlace {
        /** In a repository on GitHub. */
        record OnGitHub(BlobUrl url) implements AllowlistPlace {}

        /** In a file of this machine. */
        record OnDisk(Path file) implements AllowlistPlace {}
    }

    /**
     * Where everything is kept, and for how long.
     *
     * @param address of a Redis; empty for one of the relay's own, with its files in {@code dataDirectory}
     */
    public record Store(Optional<RedisAddress> address, Path dataDirectory, Duration life) {}

    /** Who may report, and how often. */
    public record Callbacks(List<String> issuers, String audience, int ratePerMinute) {
        /** Keeps its own copy. */
        public Callbacks {
            issuers = List.copyOf(issuers);
        }
    }

    /**
     * What callback tokens are made with.
     *
     * @param required whether a callback must have one
     * @param key what signs; empty for the one that is derived from the webhook secret
     * @param previousKey what signed before; empty likewise
     */
    public record Tokens(
            boolean required, Optional<LiveSecret<Secret>> key, Optional<LiveSecret<Secret>> previousKey) {}

    /** Where results go. */
    public record HudAccess(URI url, LiveSecret<Secret> botKey, int maxRetries) {}

    /** Where spans go, with which headers, and under which name. */
    public record Traces(URI endpoint, Optional<LiveSecret<ExportHeaders>> headers, String service) {}

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
     * @throws InvalidSettingsException likewise
     */
    public static Settings read(SettingSources sources) throws InvalidSettingsException {
        SettingValues values = new SettingValues(sources);
        Server server = server(values);
        Optional<RepositoryName> upstream = upstream(values);
        Optional<App> app = app(values);
        Optional<AllowlistPlace> place = place(values, app.map(App::apiUrl));
        Duration every = Duration.ofSeconds(values.number("ALLOWLIST_TTL_SECONDS", 1, A_YEAR));
        int workers = values.number("MAX_DISPATCH_WORKERS", 1, 10_000);
        Store store = store(values);
        Callbacks callbacks = callbacks(values);
        Tokens callbackTokens = callbackTokens(values);
        Optional<HudAccess> hud = hud(values);
        Optional<Duration> redeliveryEvery = Optional.of(values.number("REDELIVERY_INTERVAL_SECONDS", 0, A_YEAR))
                .filter(seconds -> seconds > 0)
                .map(Duration::ofSeconds);
        Optional<Traces> traces = traces(values);
        List<SettingProblem> problems = Stream.concat(sources.flaws().stream(), values.problems().stream())
                .distinct()
                .toList();
        if (!problems.isEmpty()) {
            throw new InvalidSettingsException(problems);
        }
        return new Settings(
                server,
                upstream.orElseThrow(),
                app.orElseThrow(),
                new Participants(place.orElseThrow(), every),
                workers,
                store,
                callbacks,
                callbackTokens,
                hud,
                redeliveryEvery,
                traces,
                values.secretsFromFiles(),
                SettingNames.later().stream()
                        .filter(name -> values.text(name).isPresent())
                        .toList());
    }

    private static Server server(SettingValues values) {
        int publicPort = values.number("SERVER_PORT", 0, HIGHEST_PORT);
        int managementPort = values.number("MANAGEMENT_PORT", 0, HIGHEST_PORT);
        if (publicPort == managementPort && publicPort != 0) {
            values.wrong("MANAGEMENT_PORT", "must be another port than SERVER_PORT");
        }
        return new Server(
                publicPort, managementPort, values.secret("ADMIN_TOKEN", SecretForm.bearer()), trustedProxies(values));
    }

    private static List<AddressRange> trustedProxies(SettingValues values) {
        String name = "TRUSTED_PROXIES";
        List<AddressRange> ranges = new ArrayList<>();
        for (String text : values.text(name).stream()
                .flatMap(list -> Arrays.stream(list.split(",", -1)))
                .map(String::strip)
                .toList()) {
            switch (AddressRange.parse(text)) {
                case AddressRange.Reading.Valid(AddressRange range) -> ranges.add(range);
                case AddressRange.Reading.Invalid(String problem) ->
                    values.wrong(name, "is wrong: '" + text + "' " + problem);
            }
        }
        return ranges;
    }

    public static Optional<RepositoryName> upstream(SettingValues values) {
        return values.required("UPSTREAM_REPO", "a repository in the form owner/repo", RepositoryName::parse);
    }

    private static Optional<App> app(SettingValues values) {
        Optional<String> id = appId(values);
        Optional<LiveSecret<Secret>> secret =
                values.requiredSecret("GITHUB_APP_SECRET", "the App's webhook secret", SecretForm.anyText());
        Optional<LiveSecret<Secret>> previous = values.secret("GITHUB_APP_SECRET_PREVIOUS", SecretForm.anyText());
        Optional<LiveSecret<AppKey>> key = appKey(values);
        Optional<URI> apiUrl = url(values, "GITHUB_API_URL");
        return id.isPresent() && secret.isPresent() && key.isPresent() && apiUrl.isPresent()
                ? Optional.of(new App(id.get(), secret.get(), previous, key.get(), apiUrl.get()))
                : Optional.empty();
    }

    public static Optional<String> appId(SettingValues values) {
        return values.required(
                "GITHUB_APP_ID",
                "the number that the App's settings page shows",
                text -> Optional.of(text).filter(DIGITS.asMatchPredicate()));
    }

    public static Optional<LiveSecret<AppKey>> appKey(SettingValues values) {
        return values.requiredSecret("GITHUB_APP_PRIVATE_KEY", "the App's private key as PEM", SecretForm.appKey());
    }

    public static Optional<URI> url(SettingValues values, String name) {
        return values.required(
                name, "an https URL without user and query (http on loopback alone)", SettingValues::confidential);
    }

    public static Optional<AllowlistPlace> place(SettingValues values, Optional<URI> apiUrl) {
        String name = "ALLOWLIST_URL";
        Optional<String> text = values.required(
                name, "https://github.com/<owner>/<repo>/blob/<ref>/<path> or file:/<path>", Optional::of);
        if (text.isPresent() && text.get().startsWith("file:")) {
            Optional<Path> file = file(text.get());
            if (file.isEmpty()) {
                values.wrong(name, "must be file: and an absolute path");
            }
            return file.map(AllowlistPlace.OnDisk::new);
        }
        if (text.isEmpty() || apiUrl.isEmpty()) {
            return Optional.empty();
        }
        return switch (BlobUrl.parse(text.get(), apiUrl.get())) {
            case BlobUrl.Reading.Valid(BlobUrl url) -> Optional.of(new AllowlistPlace.OnGitHub(url));
            case BlobUrl.Reading.Invalid(String problem) -> {
                values.wrong(name, problem);
                yield Optional.empty();
            }
        };
    }

    private static Optional<Path> file(String url) {
        try {
            return Optional.of(Path.of(URI.create(url)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    public static Store store(SettingValues values) {
        boolean tls = values.flag("REDIS_TLS");
        Supplier<RedisLogin> login = values.secret("REDIS_LOGIN", SecretForm.redisLogin())
                .<Supplier<RedisLogin>>map(given -> given)
                .orElse(() -> RedisLogin.NONE);
        Optional<RedisAddress> address = values.text("REDIS_ENDPOINT")
                .flatMap(_ -> values.required("REDIS_ENDPOINT", "host:port", hostAndPort(tls, login)));
        Optional<Path> data = values.required("DATA_DIR", "a directory", text -> Optional.of(Path.of(text)));
        return new Store(
                address, data.orElse(Path.of(".")), Duration.ofSeconds(values.number("CRCR_STATUS_TTL", 60, A_YEAR)));
    }

    private static Function<String, Optional<RedisAddress>> hostAndPort(boolean tls, Supplier<RedisLogin> login) {
        return text -> Optional.of(HOST_AND_PORT.matcher(text))
                .filter(Matcher::matches)
                .filter(matcher -> Integer.parseInt(matcher.group("port")) <= HIGHEST_PORT)
                .map(matcher -> new RedisAddress(
                        matcher.group("host").replaceAll("[\\[\\]]", ""),
                        Integer.parseInt(matcher.group("port")),
                        tls,
                        login));
    }

    public static Callbacks callbacks(SettingValues values) {
        Optional<List<String>> issuers =
                values.required("OIDC_ISSUER", "https URLs (http on loopback alone), separated by commas", text -> {
                    List<String> urls = Arrays.stream(text.split(",", -1))
                            .map(String::strip)
                            .toList();
                    return urls.stream()
                                    .allMatch(url ->
                                            SettingValues.confidential(url).isPresent())
                            ? Optional.of(urls)
                            : Optional.empty();
                });
        Optional<String> audience = values.required("OIDC_AUDIENCE", "a text", Optional::of);
        return new Callbacks(
                issuers.orElse(List.of()), audience.orElse(""), values.number("RATE_LIMIT_PER_MIN", 1, 1_000_000));
    }

    private static Tokens callbackTokens(SettingValues values) {
        Optional<Boolean> required = values.required(
                "CALLBACK_TOKEN",
                "optional or required",
                text -> Optional.of(text)
                        .filter(Set.of("optional", "required")::contains)
                        .map("required"::equals));
        return new Tokens(
                required.orElse(true),
                values.secret("CALLBACK_TOKEN_KEY", SecretForm.signingKey()),
                values.secret("CALLBACK_TOKEN_KEY_PREVIOUS", SecretForm.signingKey()));
    }

    // In a cluster a collector is reached in the clear as a rule; what goes there holds no secret but the headers.
    private static Optional<Traces> traces(SettingValues values) {
        String name = "OTEL_EXPORTER_OTLP_ENDPOINT";
        Optional<LiveSecret<ExportHeaders>> headers =
                values.secret("OTEL_EXPORTER_OTLP_HEADERS", SecretForm.exportHeaders());
        Optional<String> service = values.required("OTEL_SERVICE_NAME", "a name", Optional::of);
        values.required(
                "OTEL_EXPORTER_OTLP_PROTOCOL",
                "http/protobuf, which is what the relay speaks",
                text -> Optional.of(text).filter("http/protobuf"::equals));
        if (values.text(name).isEmpty()) {
            return Optional.empty();
        }
        return values.required(name, "an http or https URL without user and query", SettingValues::http)
                .map(endpoint -> new Traces(endpoint, headers, service.orElse("")));
    }

    public static Optional<HudAccess> hud(SettingValues values) {
        int retries = values.number("HUD_MAX_RETRIES", 0, 10);
        if (values.text("HUD_API_URL").isEmpty()) {
            if (values.hasSecret("HUD_BOT_KEY")) {
                values.wrong("HUD_API_URL", "is required with HUD_BOT_KEY");
            }
            return Optional.empty();
        }
        Optional<URI> url = url(values, "HUD_API_URL");
        Optional<LiveSecret<Secret>> key = values.requiredSecret(
                "HUD_BOT_KEY", "what the relay authenticates itself with at HUD", SecretForm.headerValue());
        return url.isPresent() && key.isPresent()
                ? Optional.of(new HudAccess(url.get(), key.get(), retries))
                : Optional.empty();
    }
}
