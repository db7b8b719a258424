package crcr.bootstrap.settings;

import crcr.application.operator.Setting;
import crcr.bootstrap.settings.source.ServerUrl;
import crcr.bootstrap.settings.source.SettingValues;
import crcr.domain.pipeline.CiSystem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the trusted issuers of callers' tokens, each with the kind of its system. */
final class TrustedIssuers {
    private static final Map<String, CiSystem> KNOWN = Map.of(
            "https://token.actions.githubusercontent.com",
            CiSystem.GITHUB,
            "https://agent.buildkite.com",
            CiSystem.BUILDKITE,
            "https://gitlab.com",
            CiSystem.GITLAB);
    private static final String CIRCLECI = "https://oidc.circleci.com/org/";

    private TrustedIssuers() {}

    /** Reads the issuers; empty if any of them is wrong. */
    static Map<String, CiSystem> read(SettingValues values) {
        return values.required(
                        Setting.OIDC_ISSUER.name(),
                        "https URLs (http only on loopback), separated by commas, each once, and each by itself or"
                                + " followed by = and one of the kinds " + CiSystem.names()
                                + "; that of a well-known issuer is fixed",
                        text -> read(SettingValues.split(text)))
                .orElse(Map.of());
    }

    private static Optional<Map<String, CiSystem>> read(List<String> items) {
        Map<String, CiSystem> issuers = new LinkedHashMap<>();
        for (String item : items) {
            int end = item.lastIndexOf('=');
            String url = end < 0 ? item : item.substring(0, end);
            Optional<CiSystem> kind = end < 0 ? Optional.of(kindOf(url)) : told(url, item.substring(end + 1));
            if (ServerUrl.confidential(url).isEmpty() || kind.isEmpty() || issuers.put(url, kind.get()) != null) {
                return Optional.empty();
            }
        }
        return Optional.of(issuers);
    }

    // A token of one system must not be read as another's, so that a contradiction between address and kind is
    // refused.
    private static Optional<CiSystem> told(String url, String kind) {
        return CiSystem.named(kind)
                .filter(told -> wellKnown(url).map(told::equals).orElse(true));
    }

    private static CiSystem kindOf(String url) {
        return wellKnown(url).orElse(CiSystem.GITHUB);
    }

    private static Optional<CiSystem> wellKnown(String url) {
        return url.startsWith(CIRCLECI) ? Optional.of(CiSystem.CIRCLECI) : Optional.ofNullable(KNOWN.get(url));
    }
}
