package crcr.infrastructure.shared.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Reads JSON from strangers, within limits. */
public final class StrictJson {
    /** The maximum depth of objects and arrays; GitHub's payloads need less than 10. */
    public static final int MAX_DEPTH = 100;

    /** The maximum number of characters of a number. */
    public static final int MAX_NUMBER_LENGTH = 100;

    /** The maximum number of characters of a string; GitHub cuts texts at 65,536 and patches well below this. */
    public static final int MAX_STRING_LENGTH = 1_000_000;

    /** The maximum number of characters of a key. */
    public static final int MAX_NAME_LENGTH = 1_000;

    /**
     * The maximum number of keys of a document; a push of 2,048 commits, the most that GitHub sends, has less than
     * half.
     */
    public static final int MAX_KEYS = 100_000;

    /** Makes parsers that enforce these limits, and refuse a repeated key of an object. */
    // The encoding is not guessed: UTF-16 or a byte order mark would be passed on into a document of UTF-8.
    public static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.CHARSET_DETECTION)
            // The keys are strangers' words, and the JVM would keep each of them.
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(MAX_NUMBER_LENGTH)
                    .maxStringLength(MAX_STRING_LENGTH)
                    .maxNameLength(MAX_NAME_LENGTH)
                    .build())
            .build();

    private static final JsonMapper TREES = new JsonMapper(FACTORY);

    private StrictJson() {}

    /**
     * Reads a whole document.
     *
     * @throws JsonProcessingException if it is none, or exceeds the limits; its message may quote the document
     */
    public static JsonNode tree(String document) throws JsonProcessingException {
        return TREES.readTree(document);
    }
}
