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
    WEBHOOK("webhook");

    private final String label;

    Operation(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
