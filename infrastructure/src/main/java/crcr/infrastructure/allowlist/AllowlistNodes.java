package crcr.infrastructure.allowlist;

import crcr.domain.allowlist.Allowlist;
import crcr.domain.allowlist.Allowlist.Entry;
import crcr.domain.allowlist.Level;
import crcr.domain.document.DocumentReading;
import crcr.domain.document.Warning;
import crcr.domain.scorecard.LevelRequirements;
import crcr.infrastructure.shared.yaml.NodeText;
import crcr.infrastructure.shared.yaml.Remarks;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Walks over the nodes of an allowlist once, and collects its entries and problems. */
final class AllowlistNodes {
    private static final String EXTENSION = "x-";
    // With aliases a document of 1 MiB could have millions.
    private static final int MAX_ENTRIES = 100_000;

    private final List<Entry> entries = new ArrayList<>();
    private final Map<Level, LevelRequirements> requirements = new EnumMap<>(Level.class);
    private final Remarks remarks;

    AllowlistNodes(Remarks remarks) {
        this.remarks = remarks;
    }

    /** The level and the device above an entry. */
    private record Heading(Level level, Optional<String> device) {}

    DocumentReading<Allowlist> read(Node root) {
        if (root instanceof MappingNode levels) {
            remarks.checkKeys(levels, "");
            levels.getValue().forEach(this::level);
        } else {
            remarks.problem(root, "is not a mapping from levels to repositories");
        }
        return switch (Allowlist.of(entries)) {
            case DocumentReading.Valid<Allowlist>(Allowlist read, List<Warning> warnings) ->
                new DocumentReading.Valid<>(read.asking(requirements), warnings);
            case DocumentReading.Invalid<Allowlist> invalid -> invalid;
        };
    }

    private void level(NodeTuple pair) {
        Optional<String> key = NodeText.of(pair.getKeyNode());
        if (key.filter(TargetNodes.KEY::equals).isPresent()) {
            requirements.putAll(new TargetNodes(remarks).read(pair));
            return;
        }
        if (key.filter(name -> name.startsWith(EXTENSION)).isPresent()) {
            return;
        }
        Optional<Level> level = key.flatMap(Level::named);
        if (level.isEmpty()) {
            remarks.problem(
                    pair.getKeyNode(), "is not a level; the keys are L1, L2, L3, L4 and those that begin with x-");
        } else if (level.get() == Level.L3) {
            devices(pair);
        } else if (pair.getValueNode() instanceof SequenceNode list) {
            list(list, new Heading(level.get(), Optional.empty()));
        } else if (!NodeText.isNull(pair.getValueNode())) {
            remarks.problem(pair.getKeyNode(), "should hold a list of repositories");
        }
    }

    private void devices(NodeTuple pair) {
        if (pair.getValueNode() instanceof MappingNode devices) {
            remarks.checkKeys(devices, " in L3");
            devices.getValue().forEach(this::device);
        } else if (!NodeText.isNull(pair.getValueNode())) {
            remarks.problem(pair.getKeyNode(), "should hold a mapping from devices to repositories");
        }
    }

    private void device(NodeTuple pair) {
        Optional<String> device = NodeText.of(pair.getKeyNode());
        if (device.isEmpty()) {
            remarks.problem(pair.getKeyNode(), "is not the name of a device");
            return;
        }
        Heading heading = new Heading(Level.L3, device);
        switch (pair.getValueNode()) {
            case SequenceNode list -> list(list, heading);
            case MappingNode mapping -> mapping.getValue().forEach(entry -> entryWithMetadata(entry, heading));
            case Node other when NodeText.isNull(other) -> {}
            default -> remarks.problem(pair.getKeyNode(), "should hold a list or a mapping of repositories");
        }
    }

    private void list(SequenceNode list, Heading heading) {
        for (Node element : list.getValue()) {
            if (element instanceof MappingNode pairs && pairs.getValue().size() == 1) {
                entryWithMetadata(pairs.getValue().getFirst(), heading);
            } else {
                entry(element, heading, EntryMetadata.NONE);
            }
        }
    }

    private void entryWithMetadata(NodeTuple pair, Heading heading) {
        entry(pair.getKeyNode(), heading, EntryMetadata.read(pair.getValueNode(), remarks));
    }

    private void entry(Node repository, Heading heading, EntryMetadata metadata) {
        if (entries.size() == MAX_ENTRIES) {
            remarks.problem(repository, "comes after " + MAX_ENTRIES + " entries, and no more are read");
            return;
        }
        NodeText.of(repository)
                .ifPresentOrElse(
                        name -> entries.add(new Entry(
                                NodeText.place(repository),
                                heading.level(),
                                heading.device(),
                                name,
                                metadata.oncalls(),
                                metadata.takesPartIn())),
                        () -> remarks.problem(
                                repository, "is neither owner/repo nor one pair of owner/repo and its metadata"));
    }
}
