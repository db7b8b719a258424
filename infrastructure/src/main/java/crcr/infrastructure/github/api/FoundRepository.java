package crcr.infrastructure.github.api;

import crcr.application.dispatch.ReachRepository.Found;
import crcr.domain.repository.RepositoryIdentity;
import crcr.domain.repository.RepositoryName;
import crcr.infrastructure.shared.json.JsonPicker;
import crcr.infrastructure.shared.json.JsonValue;
import crcr.infrastructure.shared.json.MalformedJsonException;
import crcr.infrastructure.shared.outgoing.OutgoingHttp.WholeResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** Asks GitHub for the name and the ids of a repository. */
public final class FoundRepository {
    private static final String ID = "id";
    private static final String FULL_NAME = "full_name";
    private static final String OWNER = "owner.id";
    private static final JsonPicker PICKER = new JsonPicker(ID, FULL_NAME, OWNER);

    private FoundRepository() {}

    /** Asks with a token that has that permission. */
    public static Found.Present by(RepositoryAccess access, RepositoryAddress.ById address, Permission permission)
            throws CallFailedException, InterruptedException {
        return read(access.call(
                new TokenScope(address, permission),
                new RepositoryRequest(
                        Operation.REPOSITORY, address.path(), request -> request, WholeResponse::isSuccess)));
    }

    private static Found.Present read(WholeResponse reply) throws CallFailedException {
        try {
            Map<String, JsonValue> answer = PICKER.pick(reply.body().getBytes(StandardCharsets.UTF_8));
            if (answer.get(ID) instanceof JsonValue.Numeral(String id)
                    && answer.get(FULL_NAME) instanceof JsonValue.Text(String fullName)
                    && answer.get(OWNER) instanceof JsonValue.Numeral(String owner)) {
                Optional<RepositoryName> name = RepositoryName.parse(fullName);
                if (name.isPresent()) {
                    return new Found.Present(name.get(), new RepositoryIdentity(id, owner));
                }
            }
        } catch (MalformedJsonException e) {
            throw new CallFailedException(new CallFailure.Failed("GitHub's answer " + e.getMessage()));
        }
        throw new CallFailedException(
                new CallFailure.Failed("GitHub's answer about a repository lacks its id, its name or its owner"));
    }
}
