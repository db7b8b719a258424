package crcr.infrastructure.github.api;

/** What a call is for; metrics and messages name it. */
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

    /** Returns what metrics and messages call it. */
    public String label() {
        return label;
    }
}
