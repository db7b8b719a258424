package crcr.described;

import java.util.List;
import java.util.Optional;

/**
 * One method of one path.
 *
 * @param name its method and path
 */
record Operation(RelayDescription description, String name, Pointer place) {
    /** Returns what is described of an answer with that status: by the status itself, else by the range it is in. */
    Optional<Response> response(int status) {
        return responses().stream()
                .filter(response -> response.isFor(Integer.toString(status)))
                .findFirst()
                .or(() -> responses().stream()
                        .filter(response -> response.isFor(status / 100 + "XX"))
                        .findFirst());
    }

    /** Returns where it is. */
    Place where() {
        String[] words = name.split(" ", -1);
        Port port = description.paths(Port.PUBLIC).contains(words[1]) ? Port.PUBLIC : Port.MANAGEMENT;
        return new Place(port, words[0], words[1]);
    }

    /** Returns every answer. */
    List<Response> responses() {
        Pointer responses = place.member("responses");
        return responses.node().properties().stream()
                .map(entry -> new Response(
                        description,
                        name + " " + entry.getKey(),
                        description.resolved(responses.member(entry.getKey()))))
                .toList();
    }
}
