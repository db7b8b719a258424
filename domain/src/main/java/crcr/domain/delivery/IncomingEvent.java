package crcr.domain.delivery;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a webhook says of itself, as far as the rules need it; nothing of it has been checked but its form.
 *
 * @param type GitHub's name of the event, from {@code X-GitHub-Event}
 * @param action {@code action} of the body
 * @param repository {@code repository.full_name} of the body
 * @param repositoryId {@code repository.id} of the body, in digits; GitHub never gives one to another repository
 * @param pullRequest {@code pull_request.number} of the body
 * @param pullRequestHead {@code pull_request.head.sha} of the body
 * @param ref {@code ref} of the body: the branch or tag of a push, from {@code refs/} on
 * @param deleted whether {@code deleted} of the body is true: a push that removed its ref
 * @param after {@code after} of the body: what a push moved its ref to
 */
public record IncomingEvent(
        String type,
        Optional<String> action,
        Optional<String> repository,
        Optional<String> repositoryId,
        OptionalLong pullRequest,
        Optional<String> pullRequestHead,
        Optional<String> ref,
        boolean deleted,
        Optional<String> after) {}
