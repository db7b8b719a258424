package crcr.lab.simulator.oidc;

import io.helidon.common.uri.UriQuery;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A client's request for a sign-in.
 *
 * @see <a href="https://openid.net/specs/openid-connect-core-1_0.html#AuthRequest">OpenID Connect: authentication
 *     request</a>
 */
public record SignInRequest(Map<String, String> parameters) {
    /** Keeps its own copy. */
    public SignInRequest {
        parameters = Map.copyOf(parameters);
    }

    static SignInRequest of(UriQuery query) {
        Map<String, String> parameters = new TreeMap<>();
        query.names().forEach(name -> parameters.put(name, query.get(name)));
        return new SignInRequest(parameters);
    }

    /** Returns a parameter, or an empty text. */
    public String get(String name) {
        return parameters.getOrDefault(name, "");
    }

    /** Returns why it is refused; empty if it is accepted. */
    Optional<String> problem(String clientId, String redirectUri) {
        if (!get("client_id").equals(clientId)) {
            return Optional.of("unknown client");
        }
        if (!get("redirect_uri").equals(redirectUri)) {
            return Optional.of("the redirect URI is not registered");
        }
        if (!get("response_type").equals("code") || !(" " + get("scope") + " ").contains(" openid ")) {
            return Optional.of("only the authorization code flow of OpenID Connect is offered");
        }
        return parameters.containsKey("code_challenge")
                        && !get("code_challenge_method").equals("S256")
                ? Optional.of("only S256 challenges are taken")
                : Optional.empty();
    }
}
