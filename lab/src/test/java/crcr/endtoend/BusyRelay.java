package crcr.endtoend;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crcr.fixture.Eventually;
import crcr.lab.simulator.github.GitHubFault;
import crcr.lab.simulator.github.GitHubOperation;
import crcr.lab.simulator.oidc.SimulatedToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A relay to which everything has happened that is measured. */
public final class BusyRelay {
    private BusyRelay() {}

    private static final class Once {
        private static final String METRICS = live();
    }

    /** What its {@code /metrics} say. It is run once. */
    public static String metrics() {
        return Once.METRICS;
    }

    private static String live() {
        Path secret = file(Surroundings.WEBHOOK_SECRET);
        Path providers = file("providers: {}");
        try (World world = World.with(Map.of(
                "CI_PROVIDERS_URL", providers.toUri().toString(),
                "GITHUB_APP_SECRET", "",
                "GITHUB_APP_SECRET_FILE", secret.toString(),
                "REDELIVERY_INTERVAL_SECONDS", "1",
                "SWEEP_INTERVAL_SECONDS", "1",
                "START_TIMEOUT_SECONDS", "1"))) {
            webhooks(world);
            callbacks(world);
            troubleWithGitHub(world);
            renamed(world);
            return settled(world);
        } finally {
            delete(secret);
            delete(providers);
        }
    }

    private static void webhooks(World world) {
        Webhook opened = Payloads.openedPullRequest();
        world.send(opened.with(Webhook.SIGNATURE, "sha256=" + "0".repeat(64))).assertRefused(401);
        world.send(opened).assertTaken(202);
        world.send(opened).assertTaken(202);
        world.send(Webhook.of("issues", Webhook.newDelivery(), opened.body().bytes()))
                .assertTaken(200);
        world.awaitNothingQueued();
    }

    private static void callbacks(World world) {
        String delivery = world.relayedEvent();
        world.report(Surroundings.ALPHA, Reports.inProgress(delivery)).assertTaken(200);
        world.report(Surroundings.ALPHA, Reports.completed(delivery)).assertTaken(200);
        world.report(Surroundings.ALPHA, Reports.completed(delivery)).assertRefused(409);
        world.report(Surroundings.TRIGGERED, Reports.inProgress(delivery)).assertTaken(200);
        world.http()
                .report(atCallbacks(world), "no.token.atall", "{}".getBytes(StandardCharsets.UTF_8))
                .assertRefused(401);
        world.hud().answerNext(1, 422, "{\"message\":\"as the test asked\"}");
        world.report(Surroundings.DELTA, Reports.inProgress(delivery)).assertRefused(422);
        SelfReports.send(world, SelfReports.nightly("build")).assertRefused(422);
        world.hud().answerNext(2, 503, "");
        world.report(Surroundings.DELTA, Reports.inProgress(delivery)).assertTaken(202);
    }

    // Last, because unknown callers then count as a flood.
    private static void renamed(World world) {
        String delivery = world.relayedEvent();
        SimulatedToken renamed = world.token(Surroundings.ALPHA).claim("repository", "acme/renamed");
        ObjectNode report = Reports.inProgress(delivery);
        Reports.workflow(report).put("job_name", "of the renamed one");
        Eventually.holds(
                "the relay knows the ids", () -> world.report(renamed, report).status() == 200);
        world.github().rename(Surroundings.ALPHA, "acme/renamed");
        world.relayedEvent();
    }

    private static URI atCallbacks(World world) {
        return world.atPublicPort("/github/callback");
    }

    private static void troubleWithGitHub(World world) {
        world.github().failNext(1, GitHubOperation.DISPATCH, GitHubFault.error(422, "as the test asked"));
        world.github().failNext(1, GitHubOperation.DISPATCH, GitHubFault.error(503, "Unicorn"));
        world.send(Payloads.openedPullRequest()).assertTaken(202);
    }

    private static String settled(World world) {
        System.gc();
        for (String sign : List.of(
                "crcr_dispatches_total{outcome=\"dead\"",
                "crcr_dispatches_total{outcome=\"retried\"",
                "crcr_redelivery_passes_total{outcome=\"completed\"} 1",
                "crcr_unstarted_dispatches_total{repo=",
                "jvm_gc_pause_seconds_count")) {
            Eventually.holds(sign, () -> scrape(world).contains(sign));
        }
        return scrape(world);
    }

    private static String scrape(World world) {
        return world.http().get(world.atManagementPort("/metrics")).body();
    }

    private static Path file(String content) {
        try {
            return Files.writeString(Files.createTempFile("busy-relay", ""), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
