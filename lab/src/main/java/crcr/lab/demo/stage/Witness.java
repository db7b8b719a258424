package crcr.lab.demo.stage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import crcr.lab.demo.cast.Happening.What;
import crcr.lab.demo.cast.Happenings;
import crcr.lab.simulator.github.AnsweredRequest;
import crcr.lab.simulator.github.GitHubOperation;
import crcr.lab.simulator.github.GitHubSimulator;
import crcr.lab.simulator.hud.HudSimulator;

/** Sees at GitHub and at HUD what the relay does, and tells. The relay itself is not asked. */
record Witness(Happenings happenings) {
    private static final JsonMapper JSON = new JsonMapper();

    void watch(GitHubSimulator gitHub, HudSimulator hud) {
        gitHub.onAnswer(this::answered);
        hud.onArrival(this::arrived);
    }

    private void answered(AnsweredRequest answered) {
        String repository = answered.request().repository().orElse("");
        if (answered.status() >= 400) {
            happenings.tell(repository, new What.Refused(answered.status(), message(answered.body())));
        } else if (answered.request().operation() == GitHubOperation.DISPATCH) {
            happenings.tell(repository, new What.Dispatched());
        }
    }

    private static String message(String body) {
        try {
            return JSON.readTree(body).path("message").asText();
        } catch (JsonProcessingException e) {
            return body;
        }
    }

    private void arrived(HudSimulator.Received received) {
        JsonNode trusted = received.json().path("trusted");
        happenings.tell(
                trusted.path("verified_repo").asText(),
                new What.Arrived(
                        trusted.at("/run/run_id").asText(),
                        trusted.path("downstream_repo_level").asText(),
                        received.json()
                                .at("/untrusted/callback_payload/workflow/status")
                                .asText()));
    }
}
