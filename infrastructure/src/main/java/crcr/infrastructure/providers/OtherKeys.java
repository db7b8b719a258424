package crcr.infrastructure.providers;

import crcr.infrastructure.shared.yaml.NodeText;
import crcr.infrastructure.shared.yaml.Remarks;
import java.util.Locale;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Handles keys that this version does not know. They are ignored with a warning, so that a newer file does not stop a
 * running relay. A key that may restrict who reports is a problem.
 */
final class OtherKeys {
    /** The key that would merge another mapping's pairs. */
    static final String MERGE = "<<";

    private static final String EXTENSION = "x-";

    private final Remarks remarks;

    OtherKeys(Remarks remarks) {
        this.remarks = remarks;
    }

    /** Returns whether a key is for people and other programs. */
    static boolean isExtension(String key) {
        return key.startsWith(EXTENSION);
    }

    /** Records a remark about an unknown key, with the known ones. */
    void remark(Node key, String of, String known) {
        String text = NodeText.of(key).orElse("");
        if (isExtension(text)) {
            return;
        }
        if (text.isEmpty()) {
            remarks.problem(key, "should be a name; known of " + of + " are " + known);
        } else if (text.equals(MERGE)) {
            remarks.problem(key, "is not read: write out what it would take in");
        } else if (text.toLowerCase(Locale.ROOT).contains("claim")) {
            remarks.problem(
                    key, "is not known of " + of + ", and a restriction must not be passed over; known are " + known);
        } else {
            remarks.warning(key, "is not known of " + of + ", and is passed over; known are " + known);
        }
    }
}
