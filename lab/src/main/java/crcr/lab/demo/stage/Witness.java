package crcr.lab.demo.stage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import crcr.lab.demo.cast.Happening.What;
import crcr.lab.demo.cast.Happenings;
import crcr.lab.demo.cast.Report;
import crcr.lab.simulator.github.AnsweredRequest;
import crcr.lab.simulator.github.GitHubSimulator;
import crcr.lab.simulator.hud.HudSimulator;

/** Observes the relay's work at GitHub and at HUD, and reports it. It does not ask the relay. */
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
            return;
        }
        switch (answered.request().operation()) {
            case DISPATCH -> happenings.tell(repository, new What.Dispatched());
            case CREATE_CHECK_RUN, UPDATE_CHECK_RUN -> shown(answered.body());
            default -> {}
        }
    }

    // The name of a check run has its downstream: crcr/<owner>/<repo>/<workflow name>/<job name>.
    private void shown(String body) {
        JsonNode checkRun = json(body);
        String[] name = checkRun.path("name").asText().split("/", 5);
        String state =
                checkRun.path("conclusion").asText(checkRun.path("status").asText());
        happenings.tell(
                name[1] + "/" + name[2], new What.Shown(checkRun.path("id").asLong(), state));
    }

    private static JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer of GitHub's that is not JSON", e);
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
                        new Report(
                                trusted.at("/run/run_attempt").asInt(),
                                received.json()
                                        .at("/untrusted/callback_payload/workflow/status")
                                        .asText())));
    }
}
