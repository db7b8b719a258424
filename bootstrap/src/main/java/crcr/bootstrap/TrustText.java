package crcr.bootstrap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;

/** What the management port answers about identities, for people. */
final class TrustText {
    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> COLUMNS =
            List.of("repo", "repository_id", "repository_owner_id", "since", "issuer");

    private TrustText() {}

    /** All that is on record. */
    static String table(String body) {
        try {
            return TextTable.of(COLUMNS, JSON.readTree(body).path("identities"))
                    .orElse("no repository has reported yet");
        } catch (JsonProcessingException e) {
            return body;
        }
    }

    /** What was forgotten of a repository. */
    static String forgotten(String repository, String body) {
        try {
            return JSON.readTree(body).path("forgotten").asInt() == 0
                    ? "nothing is on record for " + repository
                    : "forgotten; the next caller under the name " + repository + " is remembered";
        } catch (JsonProcessingException e) {
            return body;
        }
    }
}
