package crcr.infrastructure.providers;

import crcr.domain.pipeline.Pipeline;
import crcr.domain.pipeline.PipelineId;
import crcr.domain.repository.RepositoryName;
import crcr.infrastructure.shared.yaml.NodeText;
import crcr.infrastructure.shared.yaml.Remarks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads the value of one pipeline: a repository, or a mapping with one. */
final class PipelineEntry {
    private final Remarks remarks;
    private Optional<RepositoryName> repository = Optional.empty();
    private SortedMap<String, List<String>> requiredClaims = new TreeMap<>();
    private Optional<String> linkHost;

    private PipelineEntry(Optional<String> linkHost, Remarks remarks) {
        this.linkHost = linkHost;
        this.remarks = remarks;
    }

    /** Reads the entry of a pipeline; empty if it has a problem, which is among the remarks. */
    static Optional<Pipeline> read(PipelineId id, NodeTuple pair, Optional<String> linkHost, Remarks remarks) {
        PipelineEntry entry = new PipelineEntry(linkHost, remarks);
        if (pair.getValueNode() instanceof MappingNode mapping) {
            entry.mapping(pair.getKeyNode(), mapping);
        } else {
            entry.repository(pair);
        }
        return entry.repository.map(repository -> new Pipeline(id, repository, entry.requiredClaims, entry.linkHost));
    }

    private void mapping(Node key, MappingNode mapping) {
        remarks.checkKeys(mapping, " in this entry");
        boolean hasRepository = false;
        for (NodeTuple pair : mapping.getValue()) {
            switch (NodeText.of(pair.getKeyNode()).orElse("")) {
                case "repo" -> {
                    hasRepository = true;
                    repository(pair);
                }
                case "required_claims" -> requiredClaims = claims(pair);
                case "link_host" -> linkHost = LinkHost.read(pair, remarks);
                default ->
                    new OtherKeys(remarks).remark(pair.getKeyNode(), "an entry", "repo, required_claims and link_host");
            }
        }
        if (!hasRepository) {
            remarks.problem(key, "names no repository; the key is repo");
        }
    }

    private void repository(NodeTuple pair) {
        Optional<String> text = NodeText.of(pair.getValueNode());
        repository = text.flatMap(RepositoryName::parse);
        if (repository.isEmpty()) {
            // A node that is no text has no words by which to find it.
            remarks.problem(
                    text.isPresent() ? pair.getValueNode() : pair.getKeyNode(),
                    text.isPresent()
                            ? "is not a repository in the form owner/repo"
                            : "should have a repository in the form owner/repo");
        }
    }

    private SortedMap<String, List<String>> claims(NodeTuple pair) {
        SortedMap<String, List<String>> claims = new TreeMap<>();
        if (!(pair.getValueNode() instanceof MappingNode mapping)) {
            remarks.problem(pair.getKeyNode(), "should hold a mapping of claims; leave it out if no claim is required");
            return claims;
        }
        remarks.checkKeys(mapping, " in required_claims");
        for (NodeTuple claim : mapping.getValue()) {
            NodeText.of(claim.getKeyNode())
                    .filter(name -> !name.isBlank() && !name.equals(OtherKeys.MERGE))
                    .ifPresentOrElse(
                            name -> claims.put(name, values(claim)),
                            () -> remarks.problem(claim.getKeyNode(), "is not the name of a claim"));
        }
        return claims;
    }

    private List<String> values(NodeTuple claim) {
        List<Node> elements = switch (claim.getValueNode()) {
            case ScalarNode scalar -> List.of(scalar);
            case SequenceNode list -> list.getValue();
            default -> List.of(claim.getValueNode());
        };
        if (elements.isEmpty()) {
            remarks.warning(claim.getKeyNode(), "allows no value, so that no token will fit");
        }
        List<String> values = new ArrayList<>();
        for (Node element : elements) {
            NodeText.of(element)
                    .ifPresentOrElse(
                            values::add,
                            () -> remarks.problem(
                                    claim.getKeyNode(), "should have a text, or a list of texts, one of which fits"));
        }
        return values;
    }
}
