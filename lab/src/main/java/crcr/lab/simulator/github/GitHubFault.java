package crcr.lab.simulator.github;

import java.util.Map;

/** A fault that replaces the normal answer to a call. */
public sealed interface GitHubFault {
    /**
     * A fixed answer.
     *
     * @param headers in addition to those that every answer has
     */
    record CannedAnswer(int status, Map<String, String> headers, String body) implements GitHubFault {
        /** Keeps its own copy. */
        public CannedAnswer {
            headers = Map.copyOf(headers);
        }
    }

    /** The end of the connection without an answer. */
    record Reset() implements GitHubFault {}

    /** No answer until the simulator is closed. */
    record Silence() implements GitHubFault {}

    /** Returns an error as GitHub answers it. */
    static GitHubFault error(int status, String message) {
        return new CannedAnswer(
                status, Map.of(), GitHubAnswer.error(status, message).body());
    }
}
