package crcr.endtoend;

import crcr.fixture.KnownSecrets;
import crcr.lab.simulator.github.GitHubSimulator;
import crcr.lab.simulator.hud.HudSimulator;
import crcr.lab.simulator.oidc.OidcIssuerSimulator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All that a relay works with but its store: GitHub with the allowlist in one of its repositories, an issuer, HUD. */
final class Surroundings implements AutoCloseable {
    static final String UPSTREAM = "pytorch/pytorch";
    static final String WEBHOOK_SECRET = KnownSecrets.WEBHOOK_SECRET;
    static final String HUD_KEY = KnownSecrets.HUD_KEY;

    /** At L1. */
    static final String TRIGGERED = "acme/triggered";
    /** At L2. */
    static final String ALPHA = "acme/alpha";
    /** At L2, in a spelling of its own. */
    static final String BETA = "Other-Org/Beta.js";
    /** At L3. */
    static final String NPU = "npu-org/npu-repo";
    /** At L4. */
    static final String DELTA = "acme/delta";

    /** All of the allowlist. */
    static final List<String> DOWNSTREAMS = List.of(TRIGGERED, ALPHA, BETA, NPU, DELTA);

    private static final String ALLOWLIST_REPOSITORY = "pytorch/allowlists";
    private static final String ALLOWLIST = """
            L1:
              - acme/triggered
            L2:
              - acme/alpha: oncall1, oncall2
              - Other-Org/Beta.js
            L3:
              npu:
                npu-org/npu-repo: [oncall3]
            L4:
              - acme/delta
            """;

    private final GitHubSimulator github = GitHubSimulator.start();
    private final OidcIssuerSimulator issuer = OidcIssuerSimulator.start();
    private final HudSimulator hud = HudSimulator.start(HUD_KEY);

    Surroundings() {
        DOWNSTREAMS.forEach(github::install);
        github.install(UPSTREAM);
        github.install(ALLOWLIST_REPOSITORY);
    }

    /** From now on the allowlist is where the relay looks for it. */
    void publishAllowlist() {
        publishAllowlist(ALLOWLIST);
    }

    void publishAllowlist(String allowlist) {
        github.putFile(ALLOWLIST_REPOSITORY, "main", "relay/allowlist.yml", allowlist);
    }

    GitHubSimulator github() {
        return github;
    }

    OidcIssuerSimulator issuer() {
        return issuer;
    }

    HudSimulator hud() {
        return hud;
    }

    /** The settings that a relay needs here, without its store. */
    Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        settings.put("SERVER_PORT", "0");
        settings.put("MANAGEMENT_PORT", "0");
        settings.put("UPSTREAM_REPO", UPSTREAM);
        settings.put("GITHUB_APP_ID", github.appId());
        settings.put("GITHUB_APP_SECRET", WEBHOOK_SECRET);
        settings.put("GITHUB_APP_PRIVATE_KEY", github.privateKeyPkcs1());
        settings.put("GITHUB_API_URL", github.apiUrl().toString());
        // Calls are counted here, and these come when they like.
        settings.put("REDELIVERY_INTERVAL_SECONDS", "0");
        settings.put("SWEEP_INTERVAL_SECONDS", "0");
        settings.put("ALLOWLIST_URL", github.apiUrl() + "/" + ALLOWLIST_REPOSITORY + "/blob/main/relay/allowlist.yml");
        settings.put("OIDC_ISSUER", issuer.issuer());
        settings.put("HUD_API_URL", hud.url().toString());
        settings.put("HUD_BOT_KEY", HUD_KEY);
        return settings;
    }

    @Override
    public void close() {
        github.close();
        issuer.close();
        hud.close();
    }
}
