package crcr.lab.demo;

import crcr.lab.demo.cast.CallbackAction;
import crcr.lab.demo.cast.NightlyBuild;
import crcr.lab.simulator.hud.HudSimulator;

/** Reports last night's build, and checks whether HUD has its result. */
record Nightly(NightlyBuild build, HudSimulator hud) {
    /**
     * The outcome of the report.
     *
     * @param answer the relay's answer
     * @param isAtHud whether HUD has it, as a nightly result of the tested commit
     */
    record Result(CallbackAction.ReportAnswer answer, boolean isAtHud) {
        /** Returns whether all is as expected. */
        boolean isGood() {
            return answer.isTaken() && isAtHud;
        }

        /** Returns the outcome in words. */
        String words() {
            String told = NightlyBuild.REPOSITORY + " on Buildkite reports success of "
                    + NightlyBuild.COMMIT.substring(0, 12) + ": the relay ";
            return answer.isTaken()
                    ? told + "answers " + answer.status() + (isAtHud ? ", HUD has it" : ", HUD does not have it")
                    : told + "refuses, " + answer.status() + " " + answer.reason();
        }
    }

    Result report() throws InterruptedException {
        CallbackAction.ReportAnswer answer = build.report();
        return new Result(
                answer,
                hud.records().stream()
                        .map(received -> received.json().path("trusted"))
                        .anyMatch(trusted -> trusted.path("verified_repo")
                                        .asText()
                                        .equals(NightlyBuild.REPOSITORY)
                                && trusted.at("/self_report/event_type")
                                        .asText()
                                        .equals("nightly")
                                && trusted.at("/self_report/head_sha").asText().equals(NightlyBuild.COMMIT)
                                && trusted.at("/self_report/commit_verified").asBoolean()));
    }
}
