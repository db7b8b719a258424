package crcr.lab.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import crcr.domain.delivery.Payload;
import crcr.lab.simulator.github.GitHubOperation;
import crcr.lab.simulator.github.GitHubSimulator;
import crcr.lab.simulator.hud.HudSimulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The arrivals at GitHub and HUD, as these two saw them.
 *
 * @param dispatches the dispatches that GitHub accepted
 * @param tried the dispatches that GitHub received, whatever it answered
 * @param reports the reports that HUD accepted
 */
record Arrivals(Sightings<Dispatched> dispatches, Set<Dispatched> tried, Sightings<Report> reports) {
    private static final JsonMapper JSON = new JsonMapper();

    /** One delivery on its way to one downstream. */
    record Dispatched(String delivery, String downstream) {}

    /** The first sighting of each, in the order of arrival, and the number of all sightings. */
    record Sightings<T>(Map<T, Integer> first, int all) {
        static <T> Sightings<T> of(List<T> inOrder) {
            Map<T, Integer> first = new LinkedHashMap<>();
            for (int place = 0; place < inOrder.size(); place++) {
                first.putIfAbsent(inOrder.get(place), place);
            }
            return new Sightings<>(first, inOrder.size());
        }

        boolean has(T one) {
            return first.containsKey(one);
        }

        /** Returns the place of the first arrival. Those that never arrived are behind all others. */
        int place(T one) {
            return first.getOrDefault(one, Integer.MAX_VALUE);
        }

        /** Returns the number of repeated arrivals. */
        int repeats() {
            return all - first.size();
        }
    }

    static Arrivals at(GitHubSimulator github, HudSimulator hud) {
        return new Arrivals(
                Sightings.of(github.dispatches().stream()
                        .map(each -> new Dispatched(
                                json(each.clientPayload()).path("delivery_id").asText(), each.repository()))
                        .toList()),
                github.requests(GitHubOperation.DISPATCH).stream()
                        .map(each -> new Dispatched(
                                json(each.body())
                                        .at("/client_payload/delivery_id")
                                        .asText(),
                                each.repository().orElse("")))
                        .collect(Collectors.toSet()),
                Sightings.of(
                        hud.records().stream().map(each -> report(each.json())).toList()));
    }

    private static Report report(JsonNode json) {
        return new Report(
                json.at("/trusted/dispatch/delivery_id").asText(),
                json.at("/trusted/verified_repo").asText(),
                json.at("/untrusted/callback_payload/workflow/run_id").asText(),
                json.at("/trusted/run/run_attempt").asText(),
                json.at("/trusted/closed_by").isObject()
                        ? "closed"
                        : json.at("/untrusted/callback_payload/workflow/status").asText());
    }

    private static JsonNode json(Payload payload) {
        try {
            return JSON.readTree(payload.bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
