package crcr.infrastructure.github.api;

import crcr.infrastructure.shared.outgoing.OutgoingHttp.WholeResponse;
import java.net.http.HttpRequest;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * A request about one repository, which can be made more than once.
 *
 * @param path below the API's address, encoded
 * @param shape adds method, body and headers; everything but the credentials
 * @param success accepts the answers that serve the purpose
 */
public record RepositoryRequest(
        Operation operation, String path, UnaryOperator<HttpRequest.Builder> shape, Predicate<WholeResponse> success) {}
