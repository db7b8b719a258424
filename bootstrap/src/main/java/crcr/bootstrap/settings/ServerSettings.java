package crcr.bootstrap.settings;

import crcr.bootstrap.secret.LiveSecret;
import crcr.bootstrap.secret.Secret;
import crcr.bootstrap.secret.SecretForm;
import crcr.bootstrap.settings.source.SettingValues;
import crcr.infrastructure.http.callback.AddressRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The ports on which the relay listens; 0 for any.
 *
 * @param adminToken the token for changes through the management port
 * @param trustedProxies the proxies whose {@code X-Forwarded-For} is trusted
 */
public record ServerSettings(
        int publicPort,
        int managementPort,
        Optional<LiveSecret<Secret>> adminToken,
        List<AddressRange> trustedProxies) {
    /** Keeps its own copy. */
    public ServerSettings {
        trustedProxies = List.copyOf(trustedProxies);
    }

    static ServerSettings read(SettingValues values) {
        int publicPort = values.port("SERVER_PORT", 0);
        int managementPort = values.port("MANAGEMENT_PORT", 0);
        if (publicPort == managementPort && publicPort != 0) {
            values.wrong("MANAGEMENT_PORT", "must be another port than SERVER_PORT");
        }
        return new ServerSettings(
                publicPort,
                managementPort,
                values.secrets().get("ADMIN_TOKEN", SecretForm.bearer()),
                trustedProxies(values));
    }

    private static List<AddressRange> trustedProxies(SettingValues values) {
        String name = "TRUSTED_PROXIES";
        List<AddressRange> ranges = new ArrayList<>();
        for (String text : values.texts(name)) {
            switch (AddressRange.parse(text)) {
                case AddressRange.RangeReading.Valid(AddressRange range) -> ranges.add(range);
                case AddressRange.RangeReading.Invalid(String problem) ->
                    values.wrong(name, "must be address ranges, separated by commas: '" + text + "' " + problem);
            }
        }
        return ranges;
    }
}
