package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crcr.fixture.Eventually;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The metrics that the contract names are there, with their labels, as soon as there is something to measure. */
final class MetricsTest {
    private static final Pattern REPO = Pattern.compile("repo=\"([^\"]*)\"");

    private static String scrape(World world) {
        return world.http().get(world.atManagementPort("/metrics")).body();
    }

    private static void assertHas(String metrics, String line) {
        assertTrue(metrics.lines().anyMatch(seen -> seen.startsWith(line)), () -> line + " is not in\n" + metrics);
    }

    @Test
    void everyMetricOfTheContractIsThere() {
        try (World world = World.start()) {
            String delivery = world.relayedEvent();
            world.report(Surroundings.ALPHA, Reports.inProgress(delivery)).assertTaken(200);
            world.report(Surroundings.ALPHA, Reports.completed(delivery)).assertTaken(200);

            String metrics = scrape(world);

            assertHas(metrics, "crcr_build_info{version=");
            assertHas(metrics, "crcr_webhooks_total{event=\"pull_request\",outcome=\"accepted\"} 1.0");
            assertHas(metrics, "crcr_dispatches_total{outcome=\"dispatched\",repo=\"acme/alpha\"} 1.0");
            assertHas(metrics, "crcr_dispatch_delay_seconds_count " + Surroundings.DOWNSTREAMS.size());
            for (String queue : new String[] {"dispatch", "hud"}) {
                assertHas(metrics, "crcr_queue_depth{queue=\"" + queue + "\"} 0.0");
                assertHas(metrics, "crcr_queue_oldest_age_seconds{queue=\"" + queue + "\"} 0.0");
                assertHas(metrics, "crcr_dead_letters{queue=\"" + queue + "\"} 0.0");
            }
            assertHas(metrics, "crcr_callbacks_total{outcome=\"delivered\",status=\"in_progress\"} 1.0");
            assertHas(metrics, "crcr_callbacks_total{outcome=\"delivered\",status=\"completed\"} 1.0");
            assertHas(metrics, "crcr_callback_seconds_count 2");
            assertHas(metrics, "crcr_hud_deliveries_total{outcome=\"delivered\"} 2.0");
            assertHas(metrics, "crcr_job_queue_seconds_count{repo=\"acme/alpha\"} 1");
            assertHas(metrics, "crcr_job_execution_seconds_count{repo=\"acme/alpha\"} 1");
            assertHas(metrics, "crcr_github_requests_total{operation=\"dispatch\",status=\"204\"}");
            assertHas(metrics, "crcr_github_rate_remaining{installation=\"acme\"}");
            assertHas(metrics, "crcr_allowlist_repos{level=\"L2\"} 2.0");
            assertHas(metrics, "crcr_allowlist_age_seconds ");
            assertHas(metrics, "crcr_store_up 1.0");
        }
    }

    @Test
    void theWaitOfARunIsTimedOnceAndEachOfItsJobs() {
        try (World world = World.start()) {
            String delivery = world.relayedEvent();
            for (String job : List.of("build", "test", "lint")) {
                for (ObjectNode report : List.of(Reports.inProgress(delivery), Reports.completed(delivery))) {
                    Reports.workflow(report).put("job_name", job).put("check_run_id", job);
                    world.report(Surroundings.ALPHA, report).assertTaken(200);
                }
            }

            String metrics = scrape(world);

            assertHas(metrics, "crcr_job_queue_seconds_count{repo=\"acme/alpha\"} 1");
            assertHas(metrics, "crcr_job_execution_seconds_count{repo=\"acme/alpha\"} 3");
        }
    }

    @Test
    void aRepositoryThatLeavesTheAllowlistLeavesTheMetrics() {
        try (World world = World.with(Map.of("ALLOWLIST_TTL_SECONDS", "1"))) {
            String delivery = world.relayedEvent();
            world.report(Surroundings.ALPHA, Reports.inProgress(delivery)).assertTaken(200);
            world.report(Surroundings.ALPHA, Reports.inProgress(delivery)).assertRefused(409);
            assertHas(scrape(world), "crcr_callbacks_refused_total{outcome=\"conflict\",repo=\"acme/alpha\"} 1.0");

            world.publishAllowlist("""
                    L2:
                      - acme/triggered
                      - ACME/Delta
                    """);

            Eventually.holds("only those on the allowlist are there, in its spelling", () -> {
                Set<String> repositories = repositories(scrape(world));
                return repositories.contains("acme/triggered")
                        && Set.of("acme/triggered", "ACME/Delta").containsAll(repositories);
            });
        }
    }

    private static Set<String> repositories(String metrics) {
        return REPO.matcher(metrics).results().map(repo -> repo.group(1)).collect(Collectors.toSet());
    }

    @Test
    void callbacksThatAreNotTheRepositorysFaultAreNotRefusals() {
        try (World world = World.start()) {
            String delivery = world.relayedEvent();
            world.store().cut();
            world.report(Surroundings.ALPHA, Reports.inProgress(delivery)).assertRefused(503);

            assertFalse(scrape(world).contains("crcr_callbacks_refused_total"));
        }
    }
}
