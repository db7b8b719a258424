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
 * Wraps Helidon's OpenID Connect provider for one set of settings. It uses the parts that are sound: the library
 * redirects to the provider with state, nonce and PKCE, compares state and nonce when the visitor returns, and
 * exchanges the code for tokens. The library receives no other part of requests and answers.
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

    /** Returns whether it has these settings. */
    boolean isFor(Provider current, String currentSecret) {
        return provider.equals(current) && secret.equals(currentSecret);
    }

    /**
     * Redirects a visitor to the provider, as if an anonymous request for that path had come. The visitor's own request
     * has no part in it.
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

    /** Processes the request of a returning visitor, and records the library's answer. */
    RecordedResponse end(ServerRequest request) throws Exception {
        RecordedResponse response = new RecordedResponse();
        redirected.handle(request, response);
        return response;
    }
}
