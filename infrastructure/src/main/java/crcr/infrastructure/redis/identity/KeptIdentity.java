package crcr.infrastructure.redis.identity;

import crcr.domain.repository.RepositoryName;
import crcr.infrastructure.shared.json.JsonPicker;
import crcr.infrastructure.shared.json.JsonValue;
import crcr.infrastructure.shared.json.MalformedJsonException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** An identity in the scripts' form: a JSON object of texts. */
record KeptIdentity(Map<String, JsonValue> members) {
    private static final String NAME = "name";
    private static final String SINCE = "since";
    private static final String PRESENT_NAME = "present_name";
    private static final JsonPicker PICKER = new JsonPicker(NAME, "repository_id", "owner_id", SINCE, PRESENT_NAME);

    /** Keeps its own copy. */
    KeptIdentity {
        members = Map.copyOf(members);
    }

    static KeptIdentity read(byte[] json) {
        try {
            return new KeptIdentity(PICKER.pick(json));
        } catch (MalformedJsonException e) {
            throw new IllegalStateException("an identity in the store is not what the scripts write", e);
        }
    }

    /** Returns the text of that member, or an empty text. */
    String text(String member) {
        return members.get(member) instanceof JsonValue.Text(String value) ? value : "";
    }

    /** Returns the name of the identity. */
    RepositoryName name() {
        return RepositoryName.of(text(NAME));
    }

    /** Returns the latest name of the repository, if it differs. */
    Optional<RepositoryName> presentName() {
        return RepositoryName.parse(text(PRESENT_NAME));
    }

    /** Returns when it was remembered, by the store's clock. */
    Instant since() {
        return Instant.ofEpochMilli(Long.parseLong(text(SINCE)));
    }
}
