package crcr.domain.check;

/**
 * A commit of a pull request of the upstream, as the relay's own record of the dispatch has it.
 *
 * @param pullRequest its number
 * @param headSha the commit
 */
public record PullRequestCommit(long pullRequest, String headSha) {}
