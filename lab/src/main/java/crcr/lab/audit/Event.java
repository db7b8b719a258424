package crcr.lab.audit;

import java.util.Optional;

/**
 * A webhook.
 *
 * @param delivery its id
 * @param action of a pull request; {@code push} for a push
 * @param pullRequest its number; empty for a push
 */
record Event(String delivery, String action, Optional<Integer> pullRequest) {
    /** Returns whether retries of older events of its pull request are dropped for it. */
    boolean supersedes() {
        return action.equals("synchronize") || action.equals("closed");
    }

    String type() {
        return pullRequest.isPresent() ? "pull_request" : "push";
    }

    String body() {
        String repository = "\"repository\":{\"full_name\":\"" + Stage.UPSTREAM + "\"}";
        return pullRequest
                .map(number -> """
                        {"action":"%s","number":%d,"pull_request":{"number":%d,"head":{"sha":"%s"}},%s}""".formatted(action, number, number, sha(), repository))
                .orElseGet(() -> """
                        {"ref":"refs/heads/main","before":"%s","after":"%s",%s}""".formatted(sha(), sha(), repository));
    }

    /** Returns its commit. */
    String sha() {
        return "%040x".formatted(delivery.hashCode() & 0xffffffffL);
    }
}
