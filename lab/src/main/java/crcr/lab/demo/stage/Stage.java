package crcr.lab.demo.stage;

import crcr.bootstrap.Relay;
import crcr.bootstrap.settings.InvalidSettingsException;
import crcr.bootstrap.settings.Settings;
import crcr.fixture.KnownSecrets;
import crcr.lab.demo.cast.CallbackAction;
import crcr.lab.demo.cast.Cast;
import crcr.lab.demo.cast.Happenings;
import crcr.lab.demo.cast.NightlyBuild;
import crcr.lab.demo.cast.Participant;
import crcr.lab.demo.cast.Runners;
import crcr.lab.simulator.github.GitHubSimulator;
import crcr.lab.simulator.github.ReceivedDispatch;
import crcr.lab.simulator.hud.HudSimulator;
import crcr.lab.simulator.oidc.OidcIssuerSimulator;
import crcr.lab.simulator.oidc.SimulatedSystem;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** All parts of the demo, on free ports of loopback: the relay, and the simulators around it. */
public final class Stage implements AutoCloseable {
    private static final String ALLOWLIST_REPOSITORY = "example-org/ci-infra";
    private static final String ALLOWLIST_FILE = "relay/allowlist.yml";
    private static final String PROVIDERS_FILE = "relay/ci_providers.yml";

    private final String webhookSecret = KnownSecrets.known(UUID.randomUUID().toString());
    private final String botKey = KnownSecrets.known(UUID.randomUUID().toString());
    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private final WorkDirectory directory = closing(WorkDirectory.create());
    private final RelayLog log = closing(RelayLog.into(directory.path().resolve("relay.log")));
    private final GitHubSimulator gitHub = closing(GitHubSimulator.start());
    private final OidcIssuerSimulator issuer = closing(OidcIssuerSimulator.start());
    private final HudSimulator hud = closing(HudSimulator.start(botKey));
    private final ConsoleAccess console = closing(ConsoleAccess.start());
    private final Relay relay;
    private final NightlyBuild nightly;

    /**
     * Starts everything. When this returns the relay listens, and may not be ready yet.
     *
     * @param upstream the upstream of the relay
     * @param action the directory of the callback action with which the downstreams report
     * @param directing changes HUD's behaviour
     * @param others further CI systems whose tokens the relay trusts; they end with the stage
     */
    public Stage(
            String upstream,
            Cast cast,
            Path action,
            Happenings happenings,
            Consumer<HudSimulator> directing,
            OtherSystems others) {
        closing(others);
        prepare(upstream, cast, happenings);
        directing.accept(hud);
        try {
            relay = closing(Relay.start(settings(upstream, others)));
        } catch (RuntimeException e) {
            close();
            throw e;
        }
        CallbackAction reporting = closing(new CallbackAction(action, publicUrl()));
        nightly = new NightlyBuild(
                reporting, () -> others.token(SimulatedSystem.BUILDKITE).compact(), SimulatedSystem.BUILDKITE.run());
        Runners runners = closing(new Runners(issuer, reporting, gitHub.runs(), happenings));
        Map<String, Participant> byName = new HashMap<>();
        cast.participants().forEach(who -> byName.put(who.repository(), who));
        gitHub.onDispatch(dispatch -> run(runners, byName, dispatch));
        gitHub.runs().onRerun(runners::runAgain);
    }

    private static void run(Runners runners, Map<String, Participant> byName, ReceivedDispatch dispatch) {
        Participant who = byName.get(dispatch.repository());
        if (who != null) {
            runners.run(who, dispatch);
        }
    }

    private <T extends AutoCloseable> T closing(T resource) {
        started.push(resource);
        return resource;
    }

    private void prepare(String upstream, Cast cast, Happenings happenings) {
        gitHub.install(ALLOWLIST_REPOSITORY);
        gitHub.putFile(ALLOWLIST_REPOSITORY, "main", ALLOWLIST_FILE, cast.allowlist());
        cast.participants().stream().filter(Participant::installed).forEach(who -> gitHub.install(who.repository()));
        gitHub.install(upstream);
        gitHub.checks().addCommit(upstream, NightlyBuild.COMMIT);
        cast.participants().stream()
                .filter(who -> !who.device().isEmpty())
                .forEach(who -> gitHub.createLabel(upstream, who.label()));
        new Witness(happenings).watch(gitHub, hud);
    }

    private Settings settings(String upstream, OtherSystems others) {
        gitHub.putFile(ALLOWLIST_REPOSITORY, "main", PROVIDERS_FILE, others.providers());
        try {
            Map<String, String> environment = new HashMap<>(environment(upstream, others));
            environment.putAll(console.settings());
            return Settings.read(environment);
        } catch (InvalidSettingsException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    private String blob(String file) {
        return gitHub.apiUrl() + "/" + ALLOWLIST_REPOSITORY + "/blob/main/" + file;
    }

    private Map<String, String> environment(String upstream, OtherSystems others) {
        return Map.ofEntries(
                Map.entry("SERVER_PORT", "0"),
                Map.entry("MANAGEMENT_PORT", "0"),
                Map.entry("UPSTREAM_REPO", upstream),
                Map.entry("GITHUB_APP_ID", gitHub.appId()),
                Map.entry("GITHUB_APP_SECRET", webhookSecret),
                Map.entry("GITHUB_APP_PRIVATE_KEY", gitHub.privateKeyPkcs1()),
                Map.entry("GITHUB_API_URL", gitHub.apiUrl().toString()),
                Map.entry("ALLOWLIST_URL", blob(ALLOWLIST_FILE)),
                Map.entry("CI_PROVIDERS_URL", blob(PROVIDERS_FILE)),
                Map.entry("OIDC_ISSUER", others.behind(issuer.issuer())),
                Map.entry("HUD_API_URL", hud.url().toString()),
                Map.entry("HUD_BOT_KEY", botKey),
                Map.entry("DATA_DIR", directory.path().resolve("redis").toString()));
    }

    /** Returns the relay's address for GitHub and the runners. */
    public URI publicUrl() {
        return URI.create("http://127.0.0.1:" + relay.publicPort());
    }

    /** Returns the relay's address for operators. */
    public URI managementUrl() {
        return URI.create("http://127.0.0.1:" + relay.managementPort());
    }

    /** Returns the relay's console. */
    public ConsoleAccess console() {
        return console;
    }

    /** Returns the simulated GitHub. */
    public GitHubSimulator gitHub() {
        return gitHub;
    }

    /** Returns the simulated issuer of tokens. */
    public OidcIssuerSimulator issuer() {
        return issuer;
    }

    /** Returns the simulated HUD. */
    public HudSimulator hud() {
        return hud;
    }

    /** Returns last night's build of a downstream on Buildkite. */
    public NightlyBuild nightly() {
        return nightly;
    }

    /** Returns the relay's log. */
    public RelayLog log() {
        return log;
    }

    /** Returns the directory of the files, until the end. */
    public Path files() {
        return directory.path();
    }

    /** Returns the secret with which webhooks are signed. */
    public String webhookSecret() {
        return webhookSecret;
    }

    /** Waits until the relay is ready; returns whether it was in time. */
    public boolean awaitReady() throws IOException, InterruptedException {
        return new Readiness(managementUrl()).await();
    }

    /** Prints all addresses. */
    public void introduce(PrintStream out) {
        out.println("  Look on at " + console.url() + ", the relay's console; sign in as " + console.people());
        out.println();
        out.println("  GitHub  " + gitHub.apiUrl() + "  (simulated)");
        out.println("  OIDC    " + issuer.issuer() + "  (simulated)");
        out.println("  HUD     " + hud.url() + "  (simulated)");
        out.println("  relay   " + publicUrl() + ", and for operators " + managementUrl());
        out.println("  files   " + directory.path() + ", deleted at the end; the relay's log is relay.log there");
    }

    /** Stops everything in reverse order. A part that fails to stop does not keep the others running. */
    @Override
    public void close() {
        while (!started.isEmpty()) {
            AutoCloseable resource = started.pop();
            try {
                resource.close();
            } catch (Exception e) {
                System.err.println("relay demo: " + resource.getClass().getSimpleName() + " did not stop: " + e);
            }
        }
    }
}
