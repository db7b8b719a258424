package crcr.infrastructure.github.payload;

/** The place of a value in a JSON document. */
sealed interface Place {
    /** The document's root. */
    record Root() implements Place {}

    /** The value of that name in an object. */
    record Member(Place in, String name) implements Place {}

    /** The value at that position of an array, from 0. */
    record Element(Place in, int index) implements Place {}

    /**
     * Returns the place as a JSON pointer (<a href="https://www.rfc-editor.org/rfc/rfc6901">RFC 6901</a>); the root is
     * the empty text.
     */
    default String pointer() {
        return switch (this) {
            case Root() -> "";
            case Member(Place in, String name) ->
                in.pointer() + "/" + name.replace("~", "~0").replace("/", "~1");
            case Element(Place in, int index) -> in.pointer() + "/" + index;
        };
    }

    /** Returns whether it is the member of that name in an object. */
    default boolean isNamed(String expected) {
        return this instanceof Member(Place _, String name) && name.equals(expected);
    }

    /** Returns whether it is the member of that name, or an element of the array of that name. */
    default boolean isOneOf(String list) {
        return isNamed(list) || (this instanceof Element(Place in, int _) && in.isNamed(list));
    }
}
