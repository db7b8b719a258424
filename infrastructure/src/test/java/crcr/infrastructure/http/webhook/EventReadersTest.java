package crcr.infrastructure.http.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import crcr.application.delivery.TakeEvent;
import crcr.domain.event.CheckRunRerequested;
import crcr.domain.event.CheckSuiteRerequested;
import crcr.domain.event.CreatingApp;
import crcr.domain.event.EventRepository;
import crcr.domain.event.Headline;
import crcr.domain.event.IncomingEvent;
import crcr.domain.event.Other;
import crcr.domain.event.PullRequest;
import crcr.domain.event.Push;
import crcr.infrastructure.http.webhook.EventTable.Line;
import crcr.infrastructure.shared.json.MalformedJsonException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read of each kind of event. */
final class EventReadersTest {
    private static final String REPOSITORY = "\"repository\": {\"id\": 7, \"full_name\": \"pytorch/pytorch\"}";
    private static final EventRepository UPSTREAM =
            new EventRepository(Optional.of("pytorch/pytorch"), Optional.of("7"));

    private static IncomingEvent read(String type, String members) throws MalformedJsonException {
        return ReadEvents.read(type, ("{" + REPOSITORY + members + "}").getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aPullRequestHasItsLabelsAndWhenItWasUpdated() throws MalformedJsonException {
        assertEquals(
                new PullRequest(
                        UPSTREAM,
                        Optional.of("labeled"),
                        OptionalLong.of(4711),
                        Optional.of("oncall: jit"),
                        Optional.of("c0ffee"),
                        List.of("ciflow/trunk", "oncall: jit"),
                        Optional.of(Instant.parse("2026-11-01T12:00:00Z")),
                        new Headline(Optional.of("Faster <kernels>"), Optional.of("fast"))),
                read("pull_request", """
                    , "action": "labeled", "label": {"name": "oncall: jit"}, "pull_request": {
                      "number": 4711, "title": "Faster <kernels>",
                      "head": {"sha": "c0ffee", "label": "a:b", "ref": "fast"}, "updated_at": "2026-11-01T12:00:00Z",
                      "labels": [{"id": 1, "name": "ciflow/trunk"}, {"name": "oncall: jit", "default": false}]}
                    """));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ", \"pull_request\": []",
                ", \"pull_request\": {\"labels\": [], \"updated_at\": null}",
                ", \"pull_request\": {\"labels\": {\"name\": \"a\"}, \"updated_at\": 1700000000}",
                ", \"pull_request\": {\"labels\": [null, \"a\", [{\"name\": \"a\"}], {}, {\"name\": 1}, {\"name\":"
                        + " \"\"}]}",
                ", \"pull_request\": {\"labels\": \"a\", \"updated_at\": \"yesterday\", \"number\": -1}"
            })
    void whatHasAnotherTypeIsAbsent(String members) throws MalformedJsonException {
        assertEquals(
                new PullRequest(
                        UPSTREAM,
                        Optional.empty(),
                        OptionalLong.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        Optional.empty()),
                read("pull_request", members));
    }

    @Test
    void aPushHasNoActionAndNoPullRequestOfItsOwn() throws MalformedJsonException {
        IncomingEvent push = read("push", """
            , "action": "opened", "pull_request": {"number": 4711}, "ref": "refs/heads/main", "deleted": false,
              "after": "decade", "head_commit": {"message": "Faster kernels\\n\\nBy far."}
            """);

        assertEquals(
                new Push(
                        UPSTREAM,
                        Optional.of("refs/heads/main"),
                        false,
                        Optional.of("decade"),
                        new Headline(Optional.of("Faster kernels"), Optional.of("main"))),
                push);
        assertEquals(Optional.empty(), push.action());
        assertEquals(OptionalLong.empty(), push.pullRequest());
    }

    @Test
    void aCheckRunThatIsToRunAgainHasItsCommitAndPullRequests() throws MalformedJsonException {
        assertEquals(
                new CheckRunRerequested(
                        UPSTREAM,
                        new CreatingApp(OptionalLong.of(99), Optional.of("Iv1.abc")),
                        OptionalLong.of(12),
                        Optional.of("c0ffee"),
                        Optional.of("crcr/a/one/CI/build"),
                        Optional.of("123:4711"),
                        Optional.of("https://github.com/a/one/actions/runs/123"),
                        List.of(4711L, 4712L)),
                read("check_run", """
                    , "action": "rerequested", "check_run": {"id": 12, "head_sha": "c0ffee",
                      "name": "crcr/a/one/CI/build", "app": {"id": 99, "client_id": "Iv1.abc"},
                      "external_id": "123:4711", "details_url": "https://github.com/a/one/actions/runs/123",
                      "pull_requests": [{"number": 4711}, {"number": 4712}]}
                    """));
    }

    @Test
    void aCheckSuiteThatIsToRunAgainHasItsCommitAndPullRequests() throws MalformedJsonException {
        assertEquals(
                new CheckSuiteRerequested(
                        UPSTREAM,
                        new CreatingApp(OptionalLong.of(99), Optional.empty()),
                        OptionalLong.of(12),
                        Optional.of("c0ffee"),
                        List.of(4711L)),
                read("check_suite", """
                    , "action": "rerequested",
                      "check_suite": {"id": 12, "app": {"id": 99}, "head_sha": "c0ffee", "pull_requests": [{"number": 4711}]}
                    """));
    }

    @ParameterizedTest
    @ValueSource(strings = {"check_run", "check_suite", "issues"})
    void whatElseHappensIsReadAsFarAsItIsNoted(String type) throws MalformedJsonException {
        assertEquals(
                new Other(type, Optional.of("completed"), UPSTREAM, OptionalLong.of(4711)),
                read(type, ", \"action\": \"completed\", \"pull_request\": {\"number\": 4711}"));
    }

    @Test
    void anEventHasOneLine() {
        TakeEvent<IncomingEvent> useCase = (id, event, payload) -> new TakeEvent.EventOutcome.NoAllowlistYet();
        Line<?> line = new Line<>("push", new PushReader(), useCase);

        assertThrows(IllegalStateException.class, () -> new EventTable(List.of(line, line), useCase));
    }
}
