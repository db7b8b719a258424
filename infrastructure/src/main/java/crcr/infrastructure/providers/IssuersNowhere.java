package crcr.infrastructure.providers;

import crcr.application.operator.Setting;
import crcr.infrastructure.shared.yaml.NodeText;
import crcr.infrastructure.shared.yaml.Remarks;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Refuses a providers' file that names an issuer or the address of keys. Its author decides which pipelines stand for a
 * repository, and not which issuers are trusted. The name of a required claim is exempt, {@code iss} included, because
 * it only restricts.
 */
final class IssuersNowhere {
    private final Remarks remarks;
    private final Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    IssuersNowhere(Remarks remarks) {
        this.remarks = remarks;
    }

    // A node may contain itself.
    void check(Node node) {
        if (!seen.add(node)) {
            return;
        }
        switch (node) {
            case SequenceNode sequence -> sequence.getValue().forEach(this::check);
            case MappingNode mapping -> mapping.getValue().forEach(this::check);
            default -> {}
        }
    }

    private void check(NodeTuple pair) {
        Optional<String> key = NodeText.of(pair.getKeyNode());
        if (key.filter(IssuersNowhere::isOfIssuers).isPresent()) {
            remarks.problem(
                    pair.getKeyNode(),
                    "cannot be said here: which issuers are trusted, and by which keys, comes from "
                            + Setting.OIDC_ISSUER);
        }
        if (key.filter("required_claims"::equals).isEmpty()) {
            check(pair.getValueNode());
        }
    }

    // Only the key of a pipeline has a slash.
    private static boolean isOfIssuers(String key) {
        String plain = key.toLowerCase(Locale.ROOT).replaceAll("[-_ ]", "");
        return !key.contains("/") && (plain.equals("iss") || plain.contains("issuer") || plain.contains("jwk"));
    }
}
