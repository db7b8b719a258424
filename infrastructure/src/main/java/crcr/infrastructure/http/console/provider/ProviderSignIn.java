package crcr.infrastructure.http.console.provider;

import crcr.application.console.FindProvider;
import crcr.application.console.Provider;
import crcr.infrastructure.http.console.signin.ConsoleCookie;
import crcr.infrastructure.http.console.signin.LocalPath;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends visitors to the provider, and receives them back with an ID token.
 *
 * @see <a href="https://openid.net/specs/openid-connect-core-1_0.html#CodeFlowAuth">OpenID Connect: authorization code
 *     flow</a>
 */
public final class ProviderSignIn {
    private static final Logger LOG = LoggerFactory.getLogger(ProviderSignIn.class);

    private final FindProvider providers;
    private final Client client;
    private final Clock clock;
    private volatile Optional<Library> library = Optional.empty();

    /** Makes no call yet. */
    public ProviderSignIn(FindProvider providers, Client client, Clock clock) {
        this.providers = providers;
        this.client = client;
        this.clock = clock;
    }

    /** The redirect that begins a sign-in, with its cookies. */
    public record Beginning(String location, List<String> cookies) {
        /** Keeps its own copy. */
        public Beginning {
            cookies = List.copyOf(cookies);
        }
    }

    /** The outcome of a visitor's return. */
    public sealed interface Ending {
        /** The provider issued an ID token, of which only the nonce was checked. */
        record Token(String idToken, LocalPath to) implements Ending {}

        /** This console did not send the visitor to the provider, or not recently. */
        record Stray(String reason) implements Ending {}

        /** The provider refused the code. */
        record Refused(String reason) implements Ending {}

        /** The provider failed or is unreachable. */
        record Away(String reason) implements Ending {}
    }

    /**
     * Begins a sign-in.
     *
     * @param to the page to which it leads after success
     * @throws crcr.application.callback.IssuerUnreachableException if the provider's metadata cannot be had
     */
    public Beginning begin(LocalPath to) {
        return current().begin(new Journey(clock.instant(), to).asPath());
    }

    /**
     * Ends a sign-in: compares the request with the cookie, and exchanges the code for a token.
     *
     * @throws crcr.application.callback.IssuerUnreachableException if the provider's metadata cannot be had
     */
    public Ending end(ServerRequest request) {
        Optional<Ending> stray = stray(request);
        return stray.isPresent() ? stray.get() : end(current(), request);
    }

    // The library would misread any of these, or fail.
    private Optional<Ending> stray(ServerRequest request) {
        for (String name : List.of("code", "state")) {
            if (request.query().all(name, List::of).size() != 1
                    || request.query().get(name).isEmpty()) {
                return Optional.of(new Ending.Stray("no_" + name));
            }
        }
        if (request.query().contains(LibraryConfig.TENANT_PARAMETER)) {
            return Optional.of(new Ending.Stray("other_provider"));
        }
        if (request.query().contains("iss") && !request.query().all("iss").equals(List.of(issuer()))) {
            return Optional.of(new Ending.Stray("other_issuer"));
        }
        return LibraryConfig.cookie(client).in(request).isPresent()
                ? Optional.empty()
                : Optional.of(new Ending.Stray("no_cookie"));
    }

    private String issuer() {
        return providers.find().issuer();
    }

    private Ending end(Library by, ServerRequest request) {
        Exchange exchange = new Exchange();
        Optional<RecordedResponse> response = Optional.empty();
        try {
            response = Optional.of(exchange.during(() -> by.end(request)));
        } catch (Exception e) {
            // Usually this library did not make the cookie. The exception's message may quote the request.
            LOG.debug("the library failed with {}", e.getClass().getName());
        }
        if (exchange.failed()) {
            return new Ending.Away(exchange.words());
        }
        Optional<String> token = response.flatMap(answer -> answer.cookie(LibraryConfig.ID_TOKEN_COOKIE));
        if (token.isEmpty()) {
            return exchange.isBegun() ? new Ending.Refused(exchange.words()) : new Ending.Stray("other_state");
        }
        return response.flatMap(answer -> answer.headers().first(HeaderNames.LOCATION))
                .flatMap(Journey::ofPath)
                .filter(journey -> !journey.isOver(clock.instant()))
                .<Ending>map(journey -> new Ending.Token(token.get(), journey.to()))
                .orElseGet(() -> new Ending.Stray("too_late"));
    }

    /** Returns the cookie that a sign-in leaves in the browser until it ends. */
    public ConsoleCookie cookie() {
        return LibraryConfig.cookie(client);
    }

    private Library current() {
        Provider provider = providers.find();
        String secret = client.secret().get();
        Optional<Library> known = library.filter(one -> one.isFor(provider, secret));
        return known.orElseGet(() -> anew(provider, secret));
    }

    private synchronized Library anew(Provider provider, String secret) {
        Library current = library.filter(one -> one.isFor(provider, secret))
                .orElseGet(() -> new Library(client, provider, secret));
        library = Optional.of(current);
        return current;
    }
}
