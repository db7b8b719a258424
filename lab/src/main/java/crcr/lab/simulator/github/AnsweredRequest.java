package crcr.lab.simulator.github;

/**
 * A call and what GitHub answers to it.
 *
 * @param body empty if the answer has none
 */
public record AnsweredRequest(GitHubRequest request, int status, String body) {}
