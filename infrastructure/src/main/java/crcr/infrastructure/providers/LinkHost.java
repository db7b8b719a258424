package crcr.infrastructure.providers;

import crcr.infrastructure.shared.yaml.NodeText;
import crcr.infrastructure.shared.yaml.Remarks;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.NodeTuple;

/** Reads the host on which pages of jobs may be linked to. */
final class LinkHost {
    private static final Pattern HOST =
            Pattern.compile("(?=.{1,259}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*"
                    + "(:[1-9][0-9]{0,4})?");
    private static final String HTTPS = ":443";

    private LinkHost() {}

    /** Returns the host in lower case, and without the port 443; empty if it is none. */
    static Optional<String> read(NodeTuple pair, Remarks remarks) {
        Optional<String> host = NodeText.of(pair.getValueNode())
                .map(text -> text.toLowerCase(Locale.ROOT))
                .filter(HOST.asMatchPredicate())
                .filter(LinkHost::isPortOne)
                .map(text -> text.endsWith(HTTPS) ? text.substring(0, text.length() - HTTPS.length()) : text);
        if (host.isEmpty()) {
            remarks.problem(
                    NodeText.of(pair.getValueNode()).isPresent() ? pair.getValueNode() : pair.getKeyNode(),
                    "should be the name of a host, with a port if need be, and without https://");
        }
        return host;
    }

    private static boolean isPortOne(String text) {
        int colon = text.indexOf(':');
        return colon < 0 || Integer.parseInt(text.substring(colon + 1)) <= 65_535;
    }
}
