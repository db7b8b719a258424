package crcr.described;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * A place in the description, without references on the way.
 *
 * @param text a JSON pointer
 * @param node what is there
 */
record Pointer(String text, JsonNode node) {
    /** Returns the root of a document. */
    static Pointer root(JsonNode document) {
        return new Pointer("", document);
    }

    /** Returns the member of that name; missing if there is none. */
    Pointer member(String name) {
        return new Pointer(text + "/" + name.replace("~", "~0").replace("/", "~1"), node.path(name));
    }

    /** Returns the item of that number. */
    Pointer item(int number) {
        return new Pointer(text + "/" + number, node.path(number));
    }

    boolean exists() {
        return !node.isMissingNode();
    }

    /** Returns this place, or the one in the document that it refers to. */
    Pointer resolvedIn(JsonNode document) {
        String reference = node.path("$ref").asText();
        if (reference.isEmpty()) {
            return this;
        }
        String target = reference.substring(1);
        return new Pointer(target, document.at(JsonPointer.compile(target))).resolvedIn(document);
    }
}
