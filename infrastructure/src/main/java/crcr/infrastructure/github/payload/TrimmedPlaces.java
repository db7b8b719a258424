package crcr.infrastructure.github.payload;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The places of a document that were left out or cut. */
final class TrimmedPlaces {
    /** The maximum number of bytes of their list as JSON. */
    static final int MOST_BYTES = 4_096;

    private static final int MOST_KEPT = 10_000;

    private final List<Place> places = new ArrayList<>();
    private int size;

    void add(Place place) {
        // After a gap nothing more is kept, because the gap may be taken back, and its successors with it.
        if (size == places.size() && size < MOST_KEPT) {
            places.add(place);
        }
        size++;
    }

    int size() {
        return size;
    }

    /** Takes back the places that were added after that number. */
    void backTo(int earlier) {
        size = earlier;
        if (places.size() > earlier) {
            places.subList(earlier, places.size()).clear();
        }
    }

    /**
     * Returns JSON pointers: each place; if these are too many, the outermost array in place of its elements; if these
     * are too many, the member of the document; and otherwise the document, whose pointer is empty.
     */
    List<String> pointers() {
        if (size > places.size()) {
            return List.of("");
        }
        return Stream.<UnaryOperator<Place>>of(
                        UnaryOperator.identity(), TrimmedPlaces::outermostArray, TrimmedPlaces::memberOfTheDocument)
                .map(this::pointers)
                .filter(pointers -> bytes(pointers) <= MOST_BYTES)
                .findFirst()
                .orElse(List.of(""));
    }

    private List<String> pointers(UnaryOperator<Place> naming) {
        return places.stream().map(naming).map(Place::pointer).distinct().toList();
    }

    private static Place outermostArray(Place place) {
        return switch (place) {
            case Place.Root root -> root;
            case Place.Member(Place in, String _) -> inAnArray(in) ? outermostArray(in) : place;
            case Place.Element(Place in, int _) -> inAnArray(in) ? outermostArray(in) : in;
        };
    }

    private static boolean inAnArray(Place place) {
        return switch (place) {
            case Place.Root() -> false;
            case Place.Member(Place in, String _) -> inAnArray(in);
            case Place.Element _ -> true;
        };
    }

    private static Place memberOfTheDocument(Place place) {
        return switch (place) {
            case Place.Root root -> root;
            case Place.Member(Place in, String _) -> in instanceof Place.Root ? place : memberOfTheDocument(in);
            case Place.Element(Place in, int _) -> in instanceof Place.Root ? place : memberOfTheDocument(in);
        };
    }

    /** Returns the number of bytes of these pointers as JSON. */
    private static int bytes(List<String> pointers) {
        BoundedJson counted = new BoundedJson(0);
        write(pointers, counted);
        return counted.size();
    }

    /** Writes pointers as a JSON array. */
    static void write(List<String> pointers, BoundedJson out) {
        out.raw("[");
        for (int i = 0; i < pointers.size(); i++) {
            if (i > 0) {
                out.raw(",");
            }
            out.text(pointers.get(i));
        }
        out.raw("]");
    }
}
