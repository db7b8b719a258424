package crcr.lab.simulator.github;

import java.util.Map;

/** What happens to a call instead of what should. */
public sealed interface GitHubFault {
    /**
     * This answer is given.
     *
     * @param headers in addition to those that every answer has
     */
    record CannedAnswer(int status, Map<String, String> headers, String body) implements GitHubFault {
        /** Keeps its own copy. */
        public CannedAnswer {
            headers = Map.copyOf(headers);
        }
    }

    /** The connection is closed without an answer. */
    record Reset() implements GitHubFault {}

    /** Nothing comes until the simulator is closed. */
    record Silence() implements GitHubFault {}

    /** Returns an answer as GitHub gives it for an error. */
    static GitHubFault error(int status, String message) {
        return new CannedAnswer(
                status, Map.of(), GitHubAnswer.error(status, message).body());
    }
}
