package crcr.infrastructure.providers;

import crcr.domain.document.DocumentReading;
import crcr.domain.pipeline.CiSystem;
import crcr.domain.pipeline.Pipeline;
import crcr.domain.pipeline.PipelineId;
import crcr.domain.pipeline.Pipelines;
import crcr.infrastructure.shared.yaml.NodeText;
import crcr.infrastructure.shared.yaml.Remarks;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;

/** Walks over the nodes of a providers' file once. */
final class ProvidersNodes {
    private static final String MAPPED = CiSystem.names(CiSystem.mapped());

    private final Remarks remarks;
    private final OtherKeys otherKeys;
    // A part that occurs twice is a problem, and its entry for a pipeline counts once.
    private final Map<PipelineId, Pipeline> pipelines = new LinkedHashMap<>();
    private Optional<OldSection> oldSection = Optional.empty();

    /** The section for Buildkite in the old form, from before there were other systems. */
    private record OldSection(Node key, List<Pipeline> pipelines) {}

    ProvidersNodes(Remarks remarks) {
        this.remarks = remarks;
        this.otherKeys = new OtherKeys(remarks);
    }

    DocumentReading<Pipelines> read(Node root) {
        new IssuersNowhere(remarks).check(root);
        if (root instanceof MappingNode document) {
            remarks.checkKeys(document, "");
            document.getValue().forEach(this::part);
        } else {
            remarks.problem(root, "is not a mapping with the key providers");
        }
        oldSection.ifPresent(this::use);
        return new DocumentReading.Valid<>(new Pipelines(pipelines.values()), List.of());
    }

    private void part(NodeTuple pair) {
        switch (NodeText.of(pair.getKeyNode()).orElse("")) {
            case "providers" -> mapping(pair, "CI systems").ifPresent(this::providers);
            case "buildkite" -> {
                RepositoryMap map = new RepositoryMap(CiSystem.BUILDKITE, Optional.empty(), remarks);
                mapping(pair, "pipelines").ifPresent(map::read);
                oldSection = Optional.of(new OldSection(pair.getKeyNode(), map.pipelines()));
            }
            default -> otherKeys.remark(pair.getKeyNode(), "the document", "providers and buildkite");
        }
    }

    private void providers(MappingNode providers) {
        remarks.checkKeys(providers, " in providers");
        for (NodeTuple pair : providers.getValue()) {
            NodeText.of(pair.getKeyNode())
                    .flatMap(CiSystem::named)
                    .filter(CiSystem.mapped()::contains)
                    .ifPresentOrElse(
                            system -> mapping(pair, "repo_map").ifPresent(section -> provider(system, section)),
                            () -> otherKeys.remark(pair.getKeyNode(), "providers", MAPPED));
        }
    }

    private void provider(CiSystem system, MappingNode section) {
        remarks.checkKeys(section, " in " + system.wireName());
        Optional<String> linkHost = Optional.empty();
        Optional<NodeTuple> repositories = Optional.empty();
        for (NodeTuple pair : section.getValue()) {
            switch (NodeText.of(pair.getKeyNode()).orElse("")) {
                case "repo_map" -> repositories = Optional.of(pair);
                case "link_host" -> linkHost = LinkHost.read(pair, remarks);
                default -> otherKeys.remark(pair.getKeyNode(), system.wireName(), "repo_map and link_host");
            }
        }
        RepositoryMap map = new RepositoryMap(system, linkHost, remarks);
        repositories.flatMap(pair -> mapping(pair, "pipelines")).ifPresent(map::read);
        map.pipelines().forEach(this::add);
    }

    private void add(Pipeline pipeline) {
        pipelines.putIfAbsent(pipeline.id(), pipeline);
    }

    private Optional<MappingNode> mapping(NodeTuple pair, String of) {
        if (pair.getValueNode() instanceof MappingNode mapping) {
            return Optional.of(mapping);
        }
        if (!NodeText.isNull(pair.getValueNode())) {
            remarks.problem(pair.getKeyNode(), "should hold a mapping of " + of);
        }
        return Optional.empty();
    }

    // The old section must agree with the new one, because a reader may know only one of them.
    private void use(OldSection old) {
        List<Pipeline> present = pipelines.values().stream()
                .filter(pipeline -> pipeline.id().system() == CiSystem.BUILDKITE)
                .toList();
        if (present.isEmpty()) {
            old.pipelines().forEach(this::add);
        } else if (!said(present).equals(said(old.pipelines()))) {
            remarks.warning(
                    old.key(),
                    "is the old section, differs from providers.buildkite, which counts, and is passed over");
        }
    }

    // The old section cannot name the host of links.
    private static List<Pipeline> said(List<Pipeline> pipelines) {
        return pipelines.stream()
                .map(pipeline ->
                        new Pipeline(pipeline.id(), pipeline.repository(), pipeline.requiredClaims(), Optional.empty()))
                .sorted(Comparator.comparing(pipeline -> pipeline.id().id()))
                .toList();
    }
}
