package crcr.infrastructure.providers;

import crcr.infrastructure.shared.yaml.NodeText;
import crcr.infrastructure.shared.yaml.Remarks;
import java.util.Locale;
import org.yaml.snakeyaml.nodes.Node;

/**
 * What becomes of keys that this version does not know. They are passed over with a warning, since a newer file must
 * not silence a running relay; but not if they may have restricted who reports.
 */
final class OtherKeys {
    /** The key that would take another mapping's pairs in. */
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

    /** Remarks a key that is not known of what is there, where others are. */
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
