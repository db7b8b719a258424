package crcr.infrastructure.github.api;

/** The purpose of a call, which metrics and messages name. */
public enum Operation {
    INSTALLATION("installation"),
    TOKEN("token"),
    REPOSITORY("repository"),
    DISPATCH("dispatch"),
    CONTENTS("contents"),
    DELIVERIES("deliveries"),
    REDELIVERY("redelivery"),
    APP("app"),
    WEBHOOK("webhook"),
    CHECK_RUN("check_run"),
    CHECK_SUITE("check_suite"),
    RERUN("rerun"),
    RUN("run"),
    JOBS("jobs"),
    LABEL("label"),
    COMMIT("commit");

    private final String label;

    Operation(String label) {
        this.label = label;
    }

    /** Returns the name in metrics and messages. */
    public String label() {
        return label;
    }
}
