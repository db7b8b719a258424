package crcr.infrastructure.allowlist;

import crcr.domain.scorecard.Measure;
import crcr.domain.scorecard.Quantity;
import crcr.domain.scorecard.Requirement;
import crcr.infrastructure.shared.yaml.NodeText;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** Reads the required quantity of a target; empty if it is of another form. */
final class TargetValue {
    // Five digits of days are beyond any bucket, and far from any overflow.
    private static final Pattern TIME = Pattern.compile("([0-9]{1,5})([smhd])");
    private static final Pattern SHARE = Pattern.compile("0|1|[01]?\\.[0-9]{1,9}");
    private static final Pattern DAYS = Pattern.compile("[0-9]{1,5}");

    private TargetValue() {}

    static Optional<Quantity> time(Node node) {
        return duration(node).map(Quantity.Time::new);
    }

    private static Optional<Duration> duration(Node node) {
        return NodeText.of(node).map(TIME::matcher).filter(Matcher::matches).map(time -> {
            long number = Long.parseLong(time.group(1));
            return switch (time.group(2)) {
                case "s" -> Duration.ofSeconds(number);
                case "m" -> Duration.ofMinutes(number);
                case "h" -> Duration.ofHours(number);
                default -> Duration.ofDays(number);
            };
        });
    }

    static Optional<Quantity> share(Node node) {
        return NodeText.of(node)
                .filter(text -> SHARE.matcher(text).matches())
                .map(Double::parseDouble)
                .filter(part -> part <= 1)
                .map(Quantity.Share::new);
    }

    static Optional<Quantity> days(Node node) {
        return NodeText.of(node)
                .filter(text -> DAYS.matcher(text).matches())
                .map(text -> new Quantity.Days(Long.parseLong(text)));
    }

    static Optional<Requirement> jobsOver(Node node) {
        if (!(node instanceof MappingNode mapping) || mapping.getValue().size() != 2) {
            return Optional.empty();
        }
        Map<String, Node> values = new HashMap<>();
        mapping.getValue()
                .forEach(pair -> values.put(NodeText.of(pair.getKeyNode()).orElse(""), pair.getValueNode()));
        return Optional.ofNullable(values.get("bound"))
                .flatMap(TargetValue::duration)
                .flatMap(bound -> Optional.ofNullable(values.get("share"))
                        .flatMap(TargetValue::share)
                        .map(share -> new Requirement(new Measure.JobsOver(bound), share)));
    }
}
