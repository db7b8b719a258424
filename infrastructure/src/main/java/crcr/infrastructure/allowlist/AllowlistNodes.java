package crcr.infrastructure.allowlist;

import crcr.domain.allowlist.Allowlist;
import crcr.domain.allowlist.Allowlist.Entry;
import crcr.domain.allowlist.Allowlist.Problem;
import crcr.domain.allowlist.Allowlist.Reading;
import crcr.domain.allowlist.Level;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** One walk over the nodes of an allowlist, which collects entries and everything that is wrong. */
final class AllowlistNodes {
    private static final String EXTENSION = "x-";
    private static final int MAX_QUOTED = 200;

    // With aliases a document of 1 MiB could have millions of each.
    private static final int MAX_ENTRIES = 100_000;
    private static final int MAX_PROBLEMS = 100;
    private static final Set<Tag> PLAIN_TAGS =
            Set.of(Tag.STR, Tag.NULL, Tag.BOOL, Tag.INT, Tag.FLOAT, Tag.TIMESTAMP, Tag.MERGE, Tag.SEQ, Tag.MAP);

    private final List<Entry> entries = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private int untold;

    /** What stands above an entry. */
    private record Heading(Level level, Optional<String> device) {}

    Reading read(Node root) {
        checkTags(root, Collections.newSetFromMap(new IdentityHashMap<>()));
        if (root instanceof MappingNode levels) {
            checkKeys(levels, "");
            levels.getValue().forEach(this::level);
        } else {
            problem(root, "is not a mapping from levels to repositories");
        }
        Reading reading = Allowlist.of(entries);
        if (problems.isEmpty() && reading instanceof Reading.Valid) {
            return reading;
        }
        if (reading instanceof Reading.Invalid(List<Problem> more)) {
            more.forEach(this::problem);
        }
        if (untold > 0) {
            problems.add(new Problem("the document", "has " + untold + " more problems"));
        }
        return new Reading.Invalid(problems);
    }

    // A node may contain itself. Java's own tags do not get here: the library refuses them when it composes.
    private void checkTags(Node node, Set<Node> seen) {
        if (!seen.add(node)) {
            return;
        }
        if (!PLAIN_TAGS.contains(node.getTag())) {
            problem(node, "has the tag " + shortened(node.getTag().getValue()) + "; an allowlist has no tags");
        }
        switch (node) {
            case SequenceNode sequence -> sequence.getValue().forEach(element -> checkTags(element, seen));
            case MappingNode mapping ->
                mapping.getValue().forEach(pair -> {
                    checkTags(pair.getKeyNode(), seen);
                    checkTags(pair.getValueNode(), seen);
                });
            default -> {}
        }
    }

    // The library looks for these only when it constructs.
    private void checkKeys(MappingNode mapping, String within) {
        Map<String, Node> firsts = new HashMap<>();
        for (NodeTuple pair : mapping.getValue()) {
            text(pair.getKeyNode()).ifPresent(key -> {
                Node first = firsts.putIfAbsent(key, pair.getKeyNode());
                if (first != null) {
                    problem(
                            pair.getKeyNode(),
                            "is there already" + within + ", at " + AllowlistYaml.line(first.getStartMark()));
                }
            });
        }
    }

    private void level(NodeTuple pair) {
        Optional<String> key = text(pair.getKeyNode());
        if (key.filter(name -> name.startsWith(EXTENSION)).isPresent()) {
            return;
        }
        Optional<Level> level = key.flatMap(Level::named);
        if (level.isEmpty()) {
            problem(pair.getKeyNode(), "is not a level; the keys are L1, L2, L3, L4 and those that begin with x-");
        } else if (level.get() == Level.L3) {
            devices(pair);
        } else if (pair.getValueNode() instanceof SequenceNode list) {
            list(list, new Heading(level.get(), Optional.empty()));
        } else if (!isNull(pair.getValueNode())) {
            problem(pair.getKeyNode(), "should hold a list of repositories");
        }
    }

    private void devices(NodeTuple pair) {
        if (pair.getValueNode() instanceof MappingNode devices) {
            checkKeys(devices, " in L3");
            devices.getValue().forEach(this::device);
        } else if (!isNull(pair.getValueNode())) {
            problem(pair.getKeyNode(), "should hold a mapping from devices to repositories");
        }
    }

    private void device(NodeTuple pair) {
        Optional<String> device = text(pair.getKeyNode());
        if (device.isEmpty()) {
            problem(pair.getKeyNode(), "is not the name of a device");
            return;
        }
        Heading heading = new Heading(Level.L3, device);
        switch (pair.getValueNode()) {
            case SequenceNode list -> list(list, heading);
            case MappingNode mapping -> mapping.getValue().forEach(entry -> entryWithOncalls(entry, heading));
            case Node other when isNull(other) -> {}
            default -> problem(pair.getKeyNode(), "should hold a list or a mapping of repositories");
        }
    }

    private void list(SequenceNode list, Heading heading) {
        for (Node element : list.getValue()) {
            if (element instanceof MappingNode pairs && pairs.getValue().size() == 1) {
                entryWithOncalls(pairs.getValue().getFirst(), heading);
            } else {
                entry(element, heading, List.of());
            }
        }
    }

    private void entryWithOncalls(NodeTuple pair, Heading heading) {
        entry(pair.getKeyNode(), heading, oncalls(pair));
    }

    private void entry(Node repository, Heading heading, List<String> oncalls) {
        if (entries.size() == MAX_ENTRIES) {
            problem(repository, "comes after " + MAX_ENTRIES + " entries, and no more are read");
            return;
        }
        text(repository)
                .ifPresentOrElse(
                        name -> entries.add(
                                new Entry(place(repository), heading.level(), heading.device(), name, oncalls)),
                        () -> problem(repository, "is neither owner/repo nor one pair of owner/repo and its oncalls"));
    }

    private List<String> oncalls(NodeTuple pair) {
        return switch (pair.getValueNode()) {
            case ScalarNode names -> names(names).toList();
            case SequenceNode list
            when list.getValue().stream().allMatch(ScalarNode.class::isInstance) ->
                list.getValue().stream()
                        .map(ScalarNode.class::cast)
                        .flatMap(AllowlistNodes::names)
                        .toList();
            default -> {
                problem(pair.getKeyNode(), "should have its oncalls as comma-separated text or as a list of text");
                yield List.of();
            }
        };
    }

    private static Stream<String> names(ScalarNode node) {
        return text(node).stream()
                .flatMap(names -> Arrays.stream(names.split(",", -1)))
                .map(String::strip)
                .filter(name -> !name.isEmpty());
    }

    private void problem(Node node, String message) {
        problem(new Problem(place(node), message));
    }

    private void problem(Problem found) {
        if (problems.size() < MAX_PROBLEMS) {
            problems.add(found);
        } else {
            untold++;
        }
    }

    private static String place(Node node) {
        String line = AllowlistYaml.line(node.getStartMark());
        return text(node).map(text -> line + ", \"" + shortened(text) + "\"").orElse(line);
    }

    /** As much of a text as is fit to be told to somebody. */
    static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= MAX_QUOTED
                ? text
                : text.substring(0, text.offsetByCodePoints(0, MAX_QUOTED)) + "…";
    }

    // Numbers and the like are text here: GitHub's names may look like them.
    private static Optional<String> text(Node node) {
        return node instanceof ScalarNode scalar && !isNull(scalar) ? Optional.of(scalar.getValue()) : Optional.empty();
    }

    private static boolean isNull(Node node) {
        return node.getTag().equals(Tag.NULL);
    }
}
