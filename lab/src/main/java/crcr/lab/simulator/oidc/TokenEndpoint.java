package crcr.lab.simulator.oidc;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crcr.fixture.KnownSecrets;
import io.helidon.common.parameters.Parameters;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** The token endpoint of a provider, which exchanges codes for tokens: an opaque access token, and an ID token. */
final class TokenEndpoint {
    private final IssuedCodes codes;
    private final Function<IssuedCodes.Issued, SimulatedToken> idTokens;
    private final AtomicReference<Optional<Integer>> failure = new AtomicReference<>(Optional.empty());

    /** Issues tokens for {@code codes}. */
    TokenEndpoint(IssuedCodes codes, Function<IssuedCodes.Issued, SimulatedToken> idTokens) {
        this.codes = codes;
        this.idTokens = idTokens;
    }

    void handle(ServerRequest request, ServerResponse response) {
        Map<String, String> form = new TreeMap<>();
        Parameters parameters = request.content().as(Parameters.class);
        parameters.names().forEach(name -> form.put(name, parameters.get(name)));
        Optional<Integer> status = failure.get();
        if (status.isPresent()) {
            json(response, status.get(), JsonNodeFactory.instance.objectNode());
        } else if (!isClient(request, form)) {
            json(response, 401, error("invalid_client"));
        } else {
            codes.take(form)
                    .filter(_ -> "authorization_code".equals(form.get("grant_type")))
                    .ifPresentOrElse(
                            issued -> json(response, 200, tokens(issued)),
                            () -> json(response, 400, error("invalid_grant")));
        }
    }

    private static boolean isClient(ServerRequest request, Map<String, String> form) {
        String id = OpenIdProviderSimulator.CLIENT_ID;
        String secret = OpenIdProviderSimulator.CLIENT_SECRET;
        String basic =
                "Basic " + Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8));
        return request.headers()
                        .first(HeaderNames.AUTHORIZATION)
                        .filter(basic::equals)
                        .isPresent()
                || (id.equals(form.get("client_id")) && secret.equals(form.get("client_secret")));
    }

    private ObjectNode tokens(IssuedCodes.Issued issued) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("access_token", KnownSecrets.known("opaque-" + UUID.randomUUID()))
                .put("token_type", "Bearer")
                .put("expires_in", 300)
                .put("id_token", idTokens.apply(issued).compact());
    }

    private static ObjectNode error(String code) {
        return JsonNodeFactory.instance.objectNode().put("error", code);
    }

    private static void json(ServerResponse response, int status, ObjectNode body) {
        response.status(Status.create(status))
                .header(HeaderNames.CONTENT_TYPE, "application/json")
                .send(body.toString());
    }

    /** Answers with this status from now on; if empty, normally. */
    void fail(Optional<Integer> status) {
        failure.set(status);
    }
}
