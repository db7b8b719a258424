package crcr.domain.delivery;

import crcr.domain.repository.RepositoryName;
import java.util.OptionalLong;

/**
 * An event of the upstream that is relayed.
 *
 * @param type GitHub's name of the event
 * @param upstream where it happened
 * @param pullRequest the number of the PR that it is about, if it is about one
 * @param headSha the commit to test
 */
public record UpstreamEvent(String type, RepositoryName upstream, OptionalLong pullRequest, String headSha) {}
