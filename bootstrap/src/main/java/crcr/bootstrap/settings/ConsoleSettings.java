package crcr.bootstrap.settings;

import crcr.application.console.AdminRule;
import crcr.bootstrap.secret.LiveSecret;
import crcr.bootstrap.secret.Secret;
import crcr.bootstrap.secret.SecretForm;
import crcr.bootstrap.settings.source.ServerUrl;
import crcr.bootstrap.settings.source.SettingValues;
import crcr.infrastructure.shared.url.Origin;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The settings of the console.
 *
 * @param port 0 for any
 * @param origin its address for browsers
 * @param issuer the provider that authenticates people, in exactly the spelling of the claim {@code iss}
 * @param clientId the provider's id for the console
 * @param admins the people who may make changes
 * @param openResults whether strangers may see results
 */
public record ConsoleSettings(
        int port,
        Origin origin,
        String issuer,
        String clientId,
        LiveSecret<Secret> clientSecret,
        List<AdminRule> admins,
        boolean openResults) {
    private static final String PORT = "CONSOLE_PORT";
    private static final String SECRET = "CONSOLE_CLIENT_SECRET";
    private static final List<String> OTHERS =
            List.of("CONSOLE_ADMINS", "CONSOLE_CLIENT_ID", "CONSOLE_ISSUER", "CONSOLE_PUBLIC", "CONSOLE_URL");

    /** Keeps its own copy. */
    public ConsoleSettings {
        admins = List.copyOf(admins);
    }

    /** Returns the address that has to be registered at the provider. */
    public String redirectUri() {
        return origin + "/signed-in";
    }

    /** Reads the settings; empty if there is no console, or if some of them are wrong. */
    public static Optional<ConsoleSettings> read(SettingValues values) {
        if (values.text(PORT).isEmpty()) {
            List<String> set = new ArrayList<>(OTHERS.stream()
                    .filter(name -> values.text(name).isPresent())
                    .toList());
            if (values.secrets().has(SECRET)) {
                set.add(SECRET);
            }
            if (!set.isEmpty()) {
                values.wrong(PORT, "is required with " + String.join(", ", set));
            }
            return Optional.empty();
        }
        int port = port(values);
        Optional<Origin> origin = values.required(
                "CONSOLE_URL",
                "an https URL of a host without a path, for example https://relay.example.org (http only on loopback)",
                ConsoleSettings::origin);
        Optional<String> issuer = values.required(
                "CONSOLE_ISSUER",
                "the https URL of an OpenID Connect provider, exactly as in its claim iss (http only on loopback)",
                text -> ServerUrl.confidential(text).map(_ -> text));
        Optional<String> clientId = values.required(
                "CONSOLE_CLIENT_ID",
                "the provider's id for the console: letters, digits, and signs that need no escape in an address",
                text -> Optional.of(text).filter(id -> id.matches("[A-Za-z0-9._~:/@!$*,;()'-]{1,300}")));
        Optional<LiveSecret<Secret>> secret = values.secrets()
                .required(
                        SECRET,
                        "what the console authenticates itself with at the provider",
                        SecretForm.clientSecret());
        List<AdminRule> admins = admins(values);
        boolean open = open(values);
        return origin.isPresent() && issuer.isPresent() && clientId.isPresent() && secret.isPresent()
                ? Optional.of(new ConsoleSettings(
                        port, origin.get(), issuer.get(), clientId.get(), secret.get(), admins, open))
                : Optional.empty();
    }

    private static int port(SettingValues values) {
        int port = values.port(PORT, 0);
        if (port != 0
                && List.of(values.port("SERVER_PORT", 0), values.port("MANAGEMENT_PORT", 0))
                        .contains(port)) {
            values.wrong(PORT, "must be another port than SERVER_PORT and MANAGEMENT_PORT");
        }
        return port;
    }

    // A cookie's path gives no protection from other applications of the host, so that the console has a host of its
    // own.
    private static Optional<Origin> origin(String text) {
        return ServerUrl.confidential(text)
                .filter(url -> Set.of("", "/").contains(url.getRawPath()) && url.getRawFragment() == null)
                .flatMap((URI url) -> Origin.of(url));
    }

    private static List<AdminRule> admins(SettingValues values) {
        List<AdminRule> rules = new ArrayList<>();
        for (String text : values.texts("CONSOLE_ADMINS")) {
            AdminRule.parse(text)
                    .ifPresentOrElse(
                            rules::add,
                            () -> values.wrong(
                                    "CONSOLE_ADMINS",
                                    "must be email:<address> or <claim>:<value>, several separated by commas: '" + text
                                            + "' is neither"));
        }
        return rules;
    }

    private static boolean open(SettingValues values) {
        Optional<String> text = values.text("CONSOLE_PUBLIC");
        if (text.isPresent() && !text.get().equals("results")) {
            values.wrong("CONSOLE_PUBLIC", "must be results, or not set");
        }
        return text.isPresent();
    }
}
