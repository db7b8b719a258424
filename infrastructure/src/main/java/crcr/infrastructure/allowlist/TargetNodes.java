package crcr.infrastructure.allowlist;

import crcr.domain.allowlist.Level;
import crcr.domain.scorecard.LevelRequirements;
import crcr.domain.scorecard.Measure;
import crcr.domain.scorecard.Requirement;
import crcr.domain.scorecard.Requirements;
import crcr.domain.scorecard.Window;
import crcr.infrastructure.shared.yaml.NodeText;
import crcr.infrastructure.shared.yaml.Remarks;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;

/**
 * Reads the requirements of levels (docs/reference/scorecard.md#targets). A mistake in a target is a warning, and the
 * target is ignored, so that a typo in a figure does not stop a relay.
 */
final class TargetNodes {
    /** The key of the allowlist under which the requirements stand. */
    static final String KEY = "x-targets";

    private static final String OVER = "over";
    private static final String KEEP = "keep";

    private final Remarks remarks;

    TargetNodes(Remarks remarks) {
        this.remarks = remarks;
    }

    Map<Level, LevelRequirements> read(NodeTuple targets) {
        Map<Level, LevelRequirements> levels = new EnumMap<>(Level.class);
        eachOf(
                targets,
                pair -> NodeText.of(pair.getKeyNode())
                        .flatMap(Level::named)
                        .ifPresentOrElse(
                                level -> levels.put(level, level(pair)),
                                () -> passedOver(
                                        pair.getKeyNode(), "is not a level, and is passed over; levels are L1 to L4")));
        return levels;
    }

    private LevelRequirements level(NodeTuple level) {
        List<Requirements> toKeep = new ArrayList<>();
        Requirements toReach = requirements(
                level,
                keep -> toKeep.add(requirements(
                        keep, again -> passedOver(again.getKeyNode(), "is within itself, and is passed over"))));
        return new LevelRequirements(toReach, toKeep.stream().findFirst());
    }

    private Requirements requirements(NodeTuple of, Consumer<NodeTuple> keep) {
        List<Window> over = new ArrayList<>();
        List<Requirement> all = new ArrayList<>();
        eachOf(of, pair -> {
            switch (NodeText.of(pair.getKeyNode()).orElse("")) {
                case OVER -> window(pair.getValueNode()).ifPresent(over::add);
                case KEEP -> keep.accept(pair);
                default -> requirement(pair).ifPresent(all::add);
            }
        });
        return new Requirements(over.isEmpty() ? Window.FORTNIGHT : over.getFirst(), all);
    }

    // If a key occurs twice, the first one counts.
    private void eachOf(NodeTuple of, Consumer<NodeTuple> reading) {
        if (!(of.getValueNode() instanceof MappingNode mapping)) {
            if (!NodeText.isNull(of.getValueNode())) {
                passedOver(of.getKeyNode(), "should hold a mapping, and is passed over");
            }
            return;
        }
        Set<Optional<String>> known = new HashSet<>();
        for (NodeTuple pair : mapping.getValue()) {
            if (known.add(NodeText.of(pair.getKeyNode()))) {
                reading.accept(pair);
            } else {
                passedOver(pair.getKeyNode(), "is there already, and is passed over");
            }
        }
    }

    private Optional<Window> window(Node value) {
        Optional<Window> window = NodeText.of(value).flatMap(Window::named);
        if (window.isEmpty()) {
            passedOver(value, "is not a window, and 14d counts; windows are " + Window.names());
        }
        return window;
    }

    private Optional<Requirement> requirement(NodeTuple pair) {
        Node value = pair.getValueNode();
        return switch (NodeText.of(pair.getKeyNode()).orElse("")) {
            case Measure.DaysAtLevel.WORD ->
                TargetValue.days(value)
                        .map(days -> new Requirement(new Measure.DaysAtLevel(), days))
                        .or(() -> wrong(value, "a whole number of days, such as 30"));
            case Measure.JobsOver.WORD ->
                TargetValue.jobsOver(value)
                        .or(() -> wrong(pair.getKeyNode(), "a mapping such as {bound: 3h, share: 0.01}"));
            default -> figure(pair);
        };
    }

    private Optional<Requirement> figure(NodeTuple pair) {
        Optional<Measure.Figure> figure = NodeText.of(pair.getKeyNode()).flatMap(Measure.Figure::named);
        if (figure.isEmpty()) {
            passedOver(pair.getKeyNode(), "is not known as a target, and is passed over; known are " + known());
            return Optional.empty();
        }
        Node value = pair.getValueNode();
        return figure.get().isShare()
                ? TargetValue.share(value)
                        .map(share -> new Requirement(figure.get(), share))
                        .or(() -> wrong(value, "a share from 0 to 1, such as 0.9"))
                : TargetValue.time(value)
                        .map(time -> new Requirement(figure.get(), time))
                        .or(() -> wrong(value, "a time such as 90s, 30m, 3h or 2d"));
    }

    private static String known() {
        List<String> words = new ArrayList<>();
        for (Measure.Figure figure : Measure.Figure.values()) {
            words.add(figure.word());
        }
        words.addAll(List.of(Measure.JobsOver.WORD, Measure.DaysAtLevel.WORD, OVER, KEEP));
        return String.join(", ", words);
    }

    private Optional<Requirement> wrong(Node node, String form) {
        passedOver(node, "should be " + form + "; the target is passed over");
        return Optional.empty();
    }

    private void passedOver(Node node, String message) {
        remarks.warning(node, "in " + KEY + " " + message);
    }
}
