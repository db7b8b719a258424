package crcr.domain.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.domain.delivery.RelayRule.Ruling;
import crcr.domain.event.CheckRunRerequested;
import crcr.domain.event.CheckSuiteRerequested;
import crcr.domain.event.CreatingApp;
import crcr.domain.event.EventRepository;
import crcr.domain.event.IncomingEvent;
import crcr.domain.event.Other;
import crcr.domain.event.PullRequest;
import crcr.domain.event.Push;
import crcr.domain.repository.RepositoryName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which events are relayed, and as what. */
final class RelayRuleTest {
    private static final RepositoryName UPSTREAM = RepositoryName.of("pytorch/pytorch");

    private final RelayRule rule = new RelayRule(UPSTREAM);

    // Nothing is known of the upstream but its name.
    private Ruling decide(IncomingEvent event) {
        return rule.decide(event, Optional.empty());
    }

    private static final CreatingApp APP = new CreatingApp(OptionalLong.of(7), Optional.empty());

    private static EventRepository repository(String name) {
        return new EventRepository(Optional.of(name), Optional.empty());
    }

    private static IncomingEvent pullRequest(String action) {
        return pullRequest(action, "pytorch/pytorch");
    }

    private static PullRequest pullRequest(String action, String repository) {
        return new PullRequest(
                repository(repository),
                Optional.of(action),
                OptionalLong.of(4711),
                Optional.empty(),
                Optional.of("c0ffee"),
                List.of("ciflow/trunk"),
                Optional.of(Instant.parse("2026-11-01T12:00:00Z")));
    }

    private static IncomingEvent from(String type, String repository) {
        return switch (type) {
            case Push.TYPE -> new Push(repository(repository), Optional.empty(), false, Optional.of("decade"));
            case PullRequest.TYPE -> pullRequest("opened", repository);
            default -> new Other(type, Optional.of("opened"), repository(repository), OptionalLong.of(4711));
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"opened", "reopened", "synchronize", "closed"})
    void whatMovesAPullRequestIsRelayed(String action) {
        assertEquals(
                new Ruling.Relayed(new UpstreamEvent(
                        "pull_request", Optional.of(action), UPSTREAM, UPSTREAM, OptionalLong.of(4711), "c0ffee")),
                decide(pullRequest(action)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"edited", "labeled", "unlabeled", "assigned", "Opened", "OPENED", "opened ", ""})
    void otherActionsOfAPullRequestAreIgnored(String action) {
        assertEquals(
                new Ruling.Ignored("action " + action + " of pull_request is not relayed"),
                decide(pullRequest(action)));
    }

    @Test
    void aPushIsRelayedWithWhatItMovedItsRefTo() {
        assertEquals(
                new Ruling.Relayed(new UpstreamEvent(
                        "push", Optional.empty(), UPSTREAM, UPSTREAM, OptionalLong.empty(), "decade")),
                decide(from("push", "pytorch/pytorch")));
    }

    private static IncomingEvent push(String ref, boolean deleted) {
        return new Push(repository("pytorch/pytorch"), Optional.of(ref), deleted, Optional.of("decade"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"refs/tags/ciflow/trunk/4711", "refs/heads/ciflow/trunk/4711"})
    void aPushForAPullRequestIsAnEventOfIt(String ref) {
        assertEquals(
                new Ruling.Relayed(new UpstreamEvent(
                        "push", Optional.empty(), UPSTREAM, UPSTREAM, OptionalLong.of(4711), "decade")),
                decide(push(ref, false)));
    }

    @ParameterizedTest
    @CsvSource({
        "refs/heads/main, false",
        "refs/tags/ciflow/trunk/4711, true",
        "refs/tags/ciflow/trunk/, false",
        "refs/tags/ciflow/trunk/0, false",
        "refs/tags/ciflow/trunk/04711, false",
        "refs/tags/ciflow/trunk/-1, false",
        "refs/tags/ciflow/trunk/4711x, false",
        "refs/tags/ciflow/trunk/4711/1, false",
        "refs/tags/ciflow/trunk/9999999999999999999, false",
        "refs/tags/ciflow/trunk/٤٧١١, false",
        "refs/tags/ciflow/Trunk/4711, false",
        "refs/tags/ciflow/crcr/4711, false",
        "refs/tags/x/ciflow/trunk/4711, false",
        "refs/notes/ciflow/trunk/4711, false",
        "ciflow/trunk/4711, false"
    })
    void anyOtherPushIsOfNoPullRequest(String ref, boolean deleted) {
        assertEquals(
                new Ruling.Relayed(new UpstreamEvent(
                        "push", Optional.empty(), UPSTREAM, UPSTREAM, OptionalLong.empty(), "decade")),
                decide(push(ref, deleted)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"issues", "ping", "pull_request_review", "PUSH", "Pull_Request", ""})
    void otherEventsAreIgnored(String type) {
        assertEquals(new Ruling.Ignored("event " + type + " is not relayed"), decide(from(type, "pytorch/pytorch")));
    }

    @ParameterizedTest
    @CsvSource({"push, PyTorch/PyTorch", "push, PYTORCH/pytorch", "pull_request, Pytorch/Pytorch"})
    void theUpstreamInAnotherCaseIsTheUpstream(String type, String repository) {
        Ruling.Relayed relayed = assertInstanceOf(Ruling.Relayed.class, decide(from(type, repository)));
        assertEquals("pytorch/pytorch", relayed.event().upstream().toString());
    }

    @ParameterizedTest
    @CsvSource({
        "push, pytorch/vision",
        "push, someone/pytorch",
        "pull_request, pytorch/pytorch2",
        "pull_request, not a repository",
        "push, ''"
    })
    void anotherRepositoryIsIgnored(String type, String repository) {
        assertEquals(
                new Ruling.Ignored("repository is not the upstream pytorch/pytorch"), decide(from(type, repository)));
    }

    @ParameterizedTest
    @CsvSource({
        "pull_request, repository.full_name",
        "pull_request, action",
        "pull_request, pull_request.number",
        "pull_request, pull_request.head.sha",
        "push, repository.full_name",
        "push, after"
    })
    void aMissingFieldIsNamed(String type, String missing) {
        EventRepository repository =
                new EventRepository(present("repository.full_name", "pytorch/pytorch", missing), Optional.empty());
        IncomingEvent event = type.equals(Push.TYPE)
                ? new Push(repository, Optional.empty(), false, present("after", "decade", missing))
                : new PullRequest(
                        repository,
                        present("action", "opened", missing),
                        missing.equals("pull_request.number") ? OptionalLong.empty() : OptionalLong.of(4711),
                        Optional.empty(),
                        present("pull_request.head.sha", "c0ffee", missing),
                        List.of(),
                        Optional.empty());

        assertEquals(new Ruling.Incomplete(missing), decide(event));
    }

    private static Optional<String> present(String field, String value, String missing) {
        return field.equals(missing) ? Optional.empty() : Optional.of(value);
    }

    @Test
    void anEventThatIsNotRelayedNeedsNoFields() {
        assertEquals(
                new Ruling.Ignored("event ping is not relayed"),
                decide(new Other(
                        "ping",
                        Optional.empty(),
                        new EventRepository(Optional.empty(), Optional.empty()),
                        OptionalLong.empty())));
    }

    @Test
    void aRequestToRunAgainIsNotRelayedYet() {
        EventRepository upstream = repository("pytorch/pytorch");

        assertEquals(
                new Ruling.Ignored("event check_run is not relayed"),
                decide(new CheckRunRerequested(
                        upstream,
                        APP,
                        OptionalLong.of(1),
                        Optional.of("c0ffee"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(4711L))));
        assertEquals(
                new Ruling.Ignored("event check_suite is not relayed"),
                decide(new CheckSuiteRerequested(
                        upstream, APP, OptionalLong.of(1), Optional.of("c0ffee"), List.of(4711L))));
    }

    // Names change, ids do not.

    private static IncomingEvent push(String repository, String id) {
        return new Push(
                new EventRepository(Optional.of(repository), Optional.of(id).filter(told -> !told.isEmpty())),
                Optional.empty(),
                false,
                Optional.of("decade"));
    }

    @ParameterizedTest
    @CsvSource({
        // The same name: the ledger, which remembers the id for all processes, checks it.
        "pytorch/pytorch, 7, pytorch/pytorch",
        "pytorch/pytorch, 8, pytorch/pytorch",
        "pytorch/pytorch, '', pytorch/pytorch",
        "PyTorch/PyTorch, 7, PyTorch/PyTorch",
        // The same id.
        "pytorch/renamed, 7, pytorch/renamed",
        "moved/elsewhere, 7, moved/elsewhere"
    })
    void anEventOfTheUpstreamsNameOrIdIsRelayedAsTheUpstreams(String repository, String id, String nameThen) {
        Ruling.Relayed relayed =
                assertInstanceOf(Ruling.Relayed.class, rule.decide(push(repository, id), Optional.of("7")));
        assertEquals("pytorch/pytorch", relayed.event().upstream().toString());
        assertEquals(nameThen, relayed.event().nameThen().toString());
        assertTrue(rule.isOfUpstream(push(repository, id), Optional.of("7")));
    }

    @ParameterizedTest
    @CsvSource({"pytorch/renamed, 8", "pytorch/renamed, ''", "pytorch/renamed, 77", "not a repository, 7", "'', 7"})
    void anEventOfNeitherIsIgnored(String repository, String id) {
        assertEquals(
                new Ruling.Ignored("repository is not the upstream pytorch/pytorch"),
                rule.decide(push(repository, id), Optional.of("7")));
        assertFalse(rule.isOfUpstream(push(repository, id), Optional.of("7")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", ""})
    void anotherNameIsIgnoredAsLongAsNoIdIsKnown(String id) {
        assertEquals(
                new Ruling.Ignored("repository is not the upstream pytorch/pytorch"),
                decide(push("pytorch/renamed", id)));
    }

    @Test
    void whatIsActedOnOnlyIsNotDispatched() {
        assertTrue(RelayRule.isDispatched(upstreamEvent("push", Optional.empty())));
        assertTrue(RelayRule.isDispatched(upstreamEvent("pull_request", Optional.of("closed"))));
        assertFalse(RelayRule.isDispatched(upstreamEvent("pull_request", Optional.of("labeled"))));
        assertFalse(RelayRule.isDispatched(upstreamEvent("check_run", Optional.of("rerequested"))));
    }

    private static UpstreamEvent upstreamEvent(String type, Optional<String> action) {
        RepositoryName upstream = RepositoryName.of("pytorch/pytorch");
        return new UpstreamEvent(type, action, upstream, upstream, OptionalLong.empty(), "c0ffee");
    }
}
