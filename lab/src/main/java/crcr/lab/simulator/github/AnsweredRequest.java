package crcr.lab.simulator.github;

/**
 * A call with GitHub's answer.
 *
 * @param body empty if the answer has none
 */
public record AnsweredRequest(GitHubRequest request, int status, String body) {}
