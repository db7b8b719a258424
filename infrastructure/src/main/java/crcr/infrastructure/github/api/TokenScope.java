package crcr.infrastructure.github.api;

import crcr.domain.repository.RepositoryName;
import crcr.infrastructure.shared.json.WrittenJson;

/** The scope of an installation token: one permission on one repository. */
public record TokenScope(RepositoryAddress repository, Permission permission) {
    /** Returns the body of a request for a token of this scope. */
    byte[] json() {
        return WrittenJson.of(json -> {
            json.writeStartObject();
            switch (repository) {
                case RepositoryAddress.ByName(RepositoryName name) -> {
                    json.writeArrayFieldStart("repositories");
                    json.writeString(name.name());
                }
                case RepositoryAddress.ById(RepositoryName _, String id) -> {
                    json.writeArrayFieldStart("repository_ids");
                    json.writeNumber(Long.parseLong(id));
                }
            }
            json.writeEndArray();
            json.writeObjectFieldStart("permissions");
            json.writeStringField(permission.subject(), permission.level());
            json.writeEndObject();
            json.writeEndObject();
        });
    }
}
