package crcr.infrastructure.github;

import crcr.application.dispatch.ReachRepository.Found;
import crcr.domain.repository.RepositoryIdentity;
import crcr.domain.repository.RepositoryName;
import crcr.infrastructure.json.JsonPicker;
import crcr.infrastructure.json.JsonValue;
import crcr.infrastructure.json.MalformedJsonException;
import crcr.infrastructure.outgoing.OutgoingHttp.Reply;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** Reads what GitHub says of a repository. */
final class FoundRepository {
    private static final String ID = "id";
    private static final String FULL_NAME = "full_name";
    private static final String OWNER = "owner.id";
    private static final JsonPicker PICKER = new JsonPicker(ID, FULL_NAME, OWNER);

    private FoundRepository() {}

    static Found.Present of(Reply reply) throws CallFailedException {
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
