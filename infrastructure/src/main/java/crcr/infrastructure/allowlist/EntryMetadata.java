package crcr.infrastructure.allowlist;

import crcr.domain.allowlist.Participation;
import crcr.infrastructure.shared.yaml.NodeText;
import crcr.infrastructure.shared.yaml.Remarks;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * The metadata of an entry (docs/reference/allowlist.md#format): its oncalls, or a mapping of oncalls and events.
 * Unknown parts are ignored with a warning, so that a newer allowlist does not stop a running relay.
 *
 * @param oncalls the named users
 * @param takesPartIn the entry's events; all of them if it names none
 */
record EntryMetadata(List<String> oncalls, Set<Participation> takesPartIn) {
    /** The metadata of an entry that only names a repository. */
    static final EntryMetadata NONE = new EntryMetadata(List.of(), Participation.ALL);

    private static final String KNOWN_EVENTS =
            "; the events are " + Participation.inWords(Participation.ALL) + ", as a list or as comma-separated text";

    static EntryMetadata read(Node value, Remarks remarks) {
        if (!(value instanceof MappingNode mapping)) {
            return new EntryMetadata(oncalls(value, remarks), Participation.ALL);
        }
        remarks.checkKeys(mapping, " in this entry");
        List<String> oncalls = List.of();
        Set<Participation> takesPartIn = Participation.ALL;
        for (NodeTuple pair : mapping.getValue()) {
            switch (NodeText.of(pair.getKeyNode()).orElse("")) {
                case "oncalls" -> oncalls = oncalls(pair.getValueNode(), remarks);
                case "events" -> takesPartIn = events(pair, remarks);
                default ->
                    remarks.warning(
                            pair.getKeyNode(),
                            "is not known of an entry, and is passed over; known are oncalls and events");
            }
        }
        return new EntryMetadata(oncalls, takesPartIn);
    }

    private static List<String> oncalls(Node value, Remarks remarks) {
        List<String> oncalls = new ArrayList<>();
        for (Node element : elements(value).orElseGet(() -> List.of(value))) {
            if (element instanceof ScalarNode names) {
                oncalls.addAll(NodeText.names(names));
            } else {
                remarks.warning(
                        element, "should be oncalls, as comma-separated text or as a list of text, and is passed over");
            }
        }
        return oncalls;
    }

    private static Set<Participation> events(NodeTuple pair, Remarks remarks) {
        Node value = pair.getValueNode();
        Optional<List<Node>> elements = elements(value);
        if (elements.isEmpty()) {
            remarks.warning(pair.getKeyNode(), "is of a form that is not known, and is passed over" + KNOWN_EVENTS);
        }
        if (elements.isEmpty() || NodeText.isNull(value)) {
            return Participation.ALL;
        }
        Set<Participation> events = EnumSet.noneOf(Participation.class);
        for (Node element : elements.get()) {
            List<String> names = element instanceof ScalarNode scalar ? NodeText.names(scalar) : List.of("");
            for (String name : names) {
                Participation.named(name)
                        .ifPresentOrElse(
                                events::add,
                                () -> remarks.warning(
                                        element, "is not a known event, and is passed over" + KNOWN_EVENTS));
            }
        }
        if (events.isEmpty()) {
            remarks.warning(
                    pair.getKeyNode(), "has no event that is known, so the entry takes part in nothing" + KNOWN_EVENTS);
        }
        return events;
    }

    // Returns empty for a node that is neither a list nor a text.
    private static Optional<List<Node>> elements(Node value) {
        return switch (value) {
            case ScalarNode scalar -> Optional.of(List.of(scalar));
            case SequenceNode list -> Optional.of(list.getValue());
            default -> Optional.empty();
        };
    }
}
