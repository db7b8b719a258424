package crcr.infrastructure.http.console.provider;

import crcr.application.console.Provider;
import io.helidon.http.HeaderNames;
import io.helidon.security.AuthenticationResponse;
import io.helidon.security.EndpointConfig;
import io.helidon.security.Security;
import io.helidon.security.SecurityEnvironment;
import io.helidon.security.providers.oidc.OidcFeature;
import io.helidon.security.providers.oidc.OidcProvider;
import io.helidon.security.providers.oidc.common.OidcConfig;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import java.net.URI;
import java.util.List;

/**
 * Helidon's OpenID Connect provider for one set of settings. It is used for what it does soundly: it makes the redirect
 * to the provider with state, nonce and PKCE, compares state and nonce when the visitor comes back, and gives the code
 * for tokens. What else it would do with requests and answers is kept away from it.
 */
final class Library {
    private final Client client;
    private final Provider provider;
    private final String secret;
    private final OidcConfig config;
    private final Security security;
    private final Handler redirected;

    /** Makes no call yet. */
    Library(Client client, Provider provider, String secret) {
        this.client = client;
        this.provider = provider;
        this.secret = secret;
        this.config = LibraryConfig.of(client, provider, secret);
        this.security = Security.builder()
                .addAuthenticationProvider(OidcProvider.builder()
                        .oidcConfig(config)
                        .discoverTenantConfigProviders(false)
                        .discoverTenantIdProviders(false)
                        .build())
                .disableTracing()
                .build();
        this.redirected = CapturedRoutes.handler(
                OidcFeature.builder()
                        .config(config)
                        .discoverTenantConfigProviders(false)
                        .build(),
                Client.REDIRECT_PATH);
    }

    /** Returns whether it is set for these. */
    boolean isFor(Provider current, String currentSecret) {
        return provider.equals(current) && secret.equals(currentSecret);
    }

    /**
     * Has a visitor sent to the provider, as if somebody who is not signed in had asked for that path. Nothing of the
     * visitor's request has a part in it.
     */
    ProviderSignIn.Beginning begin(String path) {
        SecurityEnvironment environment = SecurityEnvironment.builder()
                .targetUri(URI.create(client.console() + path))
                .transport(client.console().scheme())
                .path(path)
                .build();
        AuthenticationResponse answer = security.contextBuilder("sign-in")
                .env(environment)
                .endpointConfig(EndpointConfig.create())
                .build()
                .atnClientBuilder()
                .submit();
        return new ProviderSignIn.Beginning(
                answer.responseHeaders().getOrDefault("Location", List.of()).stream()
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("the library sends nobody to the provider")),
                answer.responseHeaders().getOrDefault(HeaderNames.SET_COOKIE.defaultCase(), List.of()));
    }

    /** Has the library answer a visitor who comes back, whatever that leads to. */
    RecordedResponse end(ServerRequest request) throws Exception {
        RecordedResponse response = new RecordedResponse();
        redirected.handle(request, response);
        return response;
    }
}
