package crcr.infrastructure.http.console.provider;

import crcr.application.console.Provider;
import crcr.infrastructure.http.console.signin.ConsoleCookie;
import crcr.infrastructure.shared.key.DerivedKey;
import io.helidon.http.SetCookie;
import io.helidon.security.jwt.jwk.JwkKeys;
import io.helidon.security.providers.oidc.common.OidcConfig;
import io.helidon.security.providers.oidc.common.OidcConfig.ClientAuthentication;
import io.helidon.security.providers.oidc.common.PkceChallengeMethod;
import jakarta.json.Json;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;

/** The library's settings: it makes only the call that exchanges a code for tokens, and keeps nothing. */
final class LibraryConfig {
    /** The cookie in which the library would keep the ID token. It stays within the process. */
    static final String ID_TOKEN_COOKIE = "crcr-id-token";

    /** The parameter by which the library would choose among several providers. */
    static final String TENANT_PARAMETER = "h_tenant";

    private static final String PURPOSE = "crcr console sign-in cookie v1";
    private static final int KEY_BYTES = 32;
    private static final Duration WITHIN = Duration.ofSeconds(5);

    private LibraryConfig() {}

    /** Returns the cookie that a sign-in leaves in the browser until it ends. */
    static ConsoleCookie cookie(Client client) {
        return ConsoleCookie.of("crcr-sign-in", client.console());
    }

    /** Returns the settings for this provider and this secret. */
    static OidcConfig of(Client client, Provider provider, String secret) {
        OidcConfig.Builder config = OidcConfig.builder()
                .identityUri(URI.create(provider.issuer()))
                .issuer(provider.issuer())
                .oidcMetadataWellKnown(false)
                .oidcMetadata(Json.createObjectBuilder()
                        .add("issuer", provider.issuer())
                        .build())
                .authorizationEndpointUri(URI.create(provider.authorization()))
                .tokenEndpointUri(URI.create(provider.token()))
                // The relay's own rules verify the ID token, so that the library need not.
                .signJwk(JwkKeys.builder().build())
                .clientId(client.id())
                .clientSecret(secret)
                .tokenEndpointAuthentication(
                        provider.takesSecretInBody()
                                ? ClientAuthentication.CLIENT_SECRET_POST
                                : ClientAuthentication.CLIENT_SECRET_BASIC)
                .checkAudience(false)
                .baseScopes("openid profile email")
                .frontendUri(client.console().toString())
                .redirectUri(Client.REDIRECT_PATH)
                .redirect(true)
                .logoutEnabled(false)
                .useHeader(false)
                .useParam(false)
                .paramTenantName(TENANT_PARAMETER)
                .pkceEnabled(provider.takesChallenges())
                .pkceChallengeMethod(PkceChallengeMethod.S256)
                .webclient(webClient -> webClient
                        .connectTimeout(WITHIN)
                        .readTimeout(WITHIN)
                        .followRedirects(false)
                        .addService(Exchange.noting()));
        return withCookies(config, cookie(client), secret).build();
    }

    private static OidcConfig.Builder withCookies(OidcConfig.Builder config, ConsoleCookie cookie, String secret) {
        return config.cookieNameState(cookie.name())
                .cookieNameIdToken(ID_TOKEN_COOKIE)
                .cookieSecure(cookie.isSecure())
                .cookieHttpOnly(true)
                .cookieSameSite(SetCookie.SameSite.LAX)
                .cookieEncryptionPassword(password(secret))
                .cookieEncryptionEnabledIdToken(false)
                .cookieEncryptionEnabledRefreshToken(false)
                .cookieEncryptionEnabledTenantName(false);
    }

    // All processes derive the same password, and none stores it.
    private static char[] password(String secret) {
        byte[] key = DerivedKey.of(secret.getBytes(StandardCharsets.UTF_8), PURPOSE, KEY_BYTES);
        return HexFormat.of().formatHex(key).toCharArray();
    }
}
