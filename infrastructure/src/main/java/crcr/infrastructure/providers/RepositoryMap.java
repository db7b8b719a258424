package crcr.infrastructure.providers;

import crcr.domain.pipeline.CiSystem;
import crcr.domain.pipeline.Pipeline;
import crcr.domain.pipeline.PipelineId;
import crcr.infrastructure.shared.yaml.NodeText;
import crcr.infrastructure.shared.yaml.Remarks;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;

/** Reads the map from pipelines of one CI system to repositories. */
final class RepositoryMap {
    private static final int MOST = 10_000;
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9._-]{1,100}/[A-Za-z0-9._-]{1,100}");
    private static final Pattern UUIDS = Pattern.compile(
            "(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/" + "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern NUMBERS = Pattern.compile("[0-9]+/[0-9]+");

    private final CiSystem system;
    private final Optional<String> linkHost;
    private final Remarks remarks;
    private final Map<PipelineId, Node> places = new HashMap<>();
    private final List<Pipeline> pipelines = new ArrayList<>();

    /** The form of a system's keys. */
    private record Ids(String form, String kind, Pattern pattern) {
        static Ids of(CiSystem system) {
            return switch (system) {
                case BUILDKITE -> new Ids("<organization_id>/<pipeline_id>", "UUIDs", UUIDS);
                case GITLAB -> new Ids("<namespace_id>/<project_id>", "numbers", NUMBERS);
                case CIRCLECI -> new Ids("<organization id>/<project id>", "UUIDs", UUIDS);
                case GITHUB -> throw new IllegalArgumentException("GitHub has repositories, and no pipelines");
            };
        }
    }

    /** Reads a map of this system. Its pipelines have this host of links unless they name another. */
    RepositoryMap(CiSystem system, Optional<String> linkHost, Remarks remarks) {
        this.system = system;
        this.linkHost = linkHost;
        this.remarks = remarks;
    }

    List<Pipeline> pipelines() {
        return List.copyOf(pipelines);
    }

    void read(MappingNode map) {
        map.getValue().forEach(this::entry);
    }

    private void entry(NodeTuple pair) {
        Node key = pair.getKeyNode();
        Optional<String> text = NodeText.of(key);
        if (text.filter(OtherKeys::isExtension).isPresent()) {
            return;
        }
        Ids ids = Ids.of(system);
        Optional<PipelineId> id = text.filter(KEY.asMatchPredicate()).map(known -> new PipelineId(system, known));
        if (id.isEmpty()) {
            remarks.problem(key, "is not a pipeline in the form " + ids.form());
        } else if (places.size() == MOST) {
            remarks.problem(key, "comes after " + MOST + " pipelines, and no more are read");
        } else {
            if (!ids.pattern().matcher(id.get().id()).matches()) {
                remarks.warning(key, "will fit no token: ids of " + system.wireName() + " are two " + ids.kind());
            }
            once(id.get(), pair);
        }
    }

    private void once(PipelineId id, NodeTuple pair) {
        Node first = places.putIfAbsent(id, pair.getKeyNode());
        if (first == null) {
            PipelineEntry.read(id, pair, linkHost, remarks).ifPresent(pipelines::add);
        } else {
            remarks.problem(
                    pair.getKeyNode(),
                    "is there already at " + NodeText.line(first.getStartMark())
                            + "; a pipeline stands for one repository");
        }
    }
}
