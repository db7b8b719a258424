package crcr.endtoend;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crcr.lab.simulator.hud.HudSimulator;
import crcr.lab.simulator.oidc.SimulatedToken;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Reports of runs that no dispatch started, as real downstreams send them, to be changed at will. */
final class SelfReports {
    /** A commit of the upstream. */
    static final String SHA = "5c0ffee5c0ffee5c0ffee5c0ffee5c0ffee5c0ff";

    private SelfReports() {}

    /** A world in which GitHub has {@link #SHA}, as {@code main} and {@code nightly/2026} too. */
    static World world(Map<String, String> settings) {
        World world = World.with(settings);
        prepare(world);
        return world;
    }

    /** The same with two relays. */
    static World worldOfTwoRelays(Map<String, String> settings) {
        World world = World.ofTwoRelays(settings);
        prepare(world);
        return world;
    }

    /** Gives GitHub the commits that are reported here. */
    static void prepare(World world) {
        world.github().commits().name(Surroundings.UPSTREAM, "main", SHA);
        world.github().commits().name(Surroundings.UPSTREAM, "nightly/2026", SHA);
    }

    /** As the callback action sends it: the commit in the payload. */
    static ObjectNode nightly(String job) {
        ObjectNode report = JsonNodeFactory.instance.objectNode();
        report.put("event_type", "nightly").put("delivery_id", SHA);
        report.putObject("payload").put("head_sha", SHA);
        report.putObject("workflow")
                .put("schema_version", "1")
                .put("status", "completed")
                .put("conclusion", "success")
                .put("name", "Nightly")
                .put("url", "https://github.com/acme/alpha/actions/runs/9001")
                .put("run_id", "9001")
                .put("run_attempt", "1")
                .put("job_name", job);
        return report;
    }

    /** As vLLM sends it: an id of its own, the commit beside no payload, no check run. */
    static ObjectNode likeVllm(int job) {
        ObjectNode report = nightly("step " + job);
        report.put("delivery_id", "buildkite-48213-0198f00a-7a5b-4c5e-9d1e-000000000" + job)
                .put("pytorch_head_sha", SHA)
                .remove("payload");
        return report;
    }

    /** The token of a run that the schedule started. */
    static SimulatedToken scheduled(World world, String repository) {
        return world.token(repository).run("9001", "1").claim("event_name", "schedule");
    }

    static RelayAnswer send(World world, ObjectNode report) {
        return world.report(scheduled(world, Surroundings.ALPHA), report);
    }

    static RelayAnswer send(World world, int relay, ObjectNode report, Map<String, String> headers) {
        return world.report(
                relay,
                scheduled(world, Surroundings.ALPHA),
                report.toString().getBytes(StandardCharsets.UTF_8),
                headers);
    }

    /** The records of self-reports that HUD has taken so far. */
    static List<HudSimulator.Received> records(World world) {
        return world.hud().records().stream()
                .filter(received -> received.json().at("/trusted/self_report").isObject())
                .toList();
    }
}
