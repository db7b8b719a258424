package crcr.infrastructure.http.console.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import crcr.application.allowlist.Allowlists;
import crcr.application.check.Standings;
import crcr.application.explanation.Stage;
import crcr.application.outbox.Claimed;
import crcr.application.rerun.RerunQueue;
import crcr.application.result.DeliveryResult;
import crcr.application.result.TargetResult;
import crcr.application.store.Scene;
import crcr.domain.allowlist.Level;
import crcr.domain.check.JobLink;
import crcr.domain.check.JobStanding;
import crcr.domain.check.TestCounts;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.delivery.UpstreamEvent;
import crcr.domain.event.Headline;
import crcr.domain.job.Conclusion;
import crcr.domain.job.JobKey;
import crcr.domain.job.JobTimes;
import crcr.domain.repository.RepositoryName;
import crcr.domain.result.JobCounts;
import crcr.domain.result.JobResult;
import crcr.infrastructure.shared.json.StrictJson;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class DeliveryPagesTest {
    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");
    private static final String HOSTILE = "\"><script>alert(1)</script><img src=x onerror='alert(1)'>";
    private static final DeliveryId ID = new DeliveryId("d-1");

    private final ShownConsole console = ShownConsole.openToAll();

    @BeforeEach
    void list() {
        Allowlists.replace(
                console.allowlist(),
                Allowlists.entry(Level.L1, "a/first"),
                Allowlists.entry(Level.L2, "a/second"),
                Allowlists.entry(Level.L4, "a/fourth"),
                Allowlists.entry(Level.L4, "a/late"));
    }

    @AfterEach
    void close() {
        console.close();
    }

    private static UpstreamEvent event(long number) {
        return Scene.pullRequest("d-1", "opened", number).event();
    }

    private void deliver(Headline headline, TargetResult... targets) {
        console.results()
                .deliveries
                .add(new DeliveryResult(
                        ID, event(42), headline, NOON, OptionalLong.of(targets.length), 1, new JobCounts(1, 2, 1, 0)));
        console.results().targets.put(ID, List.of(targets));
    }

    private static TargetResult target(String name, Stage stage, JobCounts jobs) {
        return new TargetResult(RepositoryName.of(name), stage, 1, jobs);
    }

    private static JobKey key(String downstream, String run, String name) {
        return new JobKey(ID, RepositoryName.of(downstream), run, "1", name);
    }

    private static JobResult job(JobKey key, String workflow, Conclusion conclusion) {
        return new JobResult(
                key,
                workflow,
                Optional.of(conclusion),
                false,
                new JobTimes(Optional.of(NOON), NOON.plusSeconds(30), Optional.of(NOON.plusSeconds(150))),
                Optional.of(new TestCounts(10, 2, 1)),
                Optional.of("815"),
                Optional.empty());
    }

    private void deliverSome() {
        deliver(
                new Headline(Optional.of("Fix the frobnicator"), Optional.of("fix/frob")),
                target("a/first", new Stage.Dispatched(NOON), JobCounts.NONE),
                target("a/second", new Stage.Dead(NOON, "GitHub's secret words"), JobCounts.NONE),
                target("a/fourth", new Stage.Dispatched(NOON), new JobCounts(0, 1, 1, 0)));
        console.results().jobs.add(job(key("a/fourth", "7", "build"), "CI", Conclusion.SUCCESS));
        console.results().jobs.add(job(key("a/fourth", "7", "test"), "CI", Conclusion.FAILURE));
    }

    @Test
    void aPullRequestShowsEachDownstreamWithItsJobsAndWhyNot() throws Exception {
        deliverSome();

        String page = console.get("reader", "/pull/42").body();

        assertTrue(page.contains("<h1>#42 Fix the frobnicator</h1>"), page);
        assertTrue(page.contains("fix/frob"), page);
        assertTrue(page.contains("href=\"https://github.com/pytorch/pytorch/pull/42\""), page);
        assertTrue(page.contains("href=\"https://github.com/a/fourth/actions/runs/7/job/815\""), page);
        assertTrue(page.contains("CI / test"), page);
        assertTrue(page.contains("2 min"), page);
        assertTrue(page.contains("10 passed, 2 failed, 1 skipped"), page);
        assertTrue(page.contains("Results of L1 are not taken"), page);
        assertTrue(page.contains("GitHub&#39;s secret words") || page.contains("GitHub's secret words"), page);
        assertTrue(page.contains("were not, or not with pull_request, when the event was accepted: a/late."), page);
        assertTrue(page.indexOf("a/fourth") < page.indexOf("a/first"), "the worst comes first");
        assertFalse(page.contains("Re-run"), "a reader is offered no change");
        JsonNode json = StrictJson.tree(console.json("reader", "/pull/42").body());
        assertEquals("failed", json.at("/shown/targets/0/state").asText());
        assertEquals("failure", json.at("/shown/targets/0/listed/0/state").asText());
        assertEquals(120.0, json.at("/shown/targets/0/listed/0/ran").asDouble());
        assertEquals("d-1", json.at("/deliveries/0/delivery_id").asText());
    }

    @Test
    void aStrangerDoesNotReadWhatGitHubSaid() {
        deliverSome();

        for (String path : List.of("/pull/42", "/deliveries/d-1", "/deliveries/d-1?downstream=a/second")) {
            assertEquals(200, console.get("stranger", path).statusCode());
            assertFalse(console.get("stranger", path).body().contains("secret words"), path);
            assertFalse(console.json("stranger", path).body().contains("secret words"), path);
        }
    }

    @Test
    void aCheckRunIsLinked() {
        deliverSome();
        JobStanding standing = Standings.running(key("a/fourth", "7", "test"));
        console.store().board().post(standing);
        console.store().board().shown(standing, 99);

        String page = console.get("reader", "/deliveries/d-1").body();

        assertTrue(page.contains("href=\"https://github.com/pytorch/pytorch/runs/99\""), page);
    }

    @Test
    void targetsAreFilteredByStateAndName() throws Exception {
        deliverSome();

        JsonNode failed = StrictJson.tree(
                console.json("reader", "/deliveries/d-1?state=failed").body());
        JsonNode one = StrictJson.tree(
                console.json("reader", "/deliveries/d-1?downstream=a/second").body());

        assertEquals(1, failed.path("targets").size());
        assertEquals("a/second", one.at("/targets/0/repo").asText());
        assertEquals(400, console.get("reader", "/deliveries/d-1?state=x").statusCode());
        assertEquals(400, console.get("reader", "/deliveries/d-1?downstream=x").statusCode());
    }

    @Test
    void jobsOfOnlySoManyDownstreamsAreRead() {
        deliver(
                Headline.NONE,
                IntStream.range(0, 40)
                        .mapToObj(number ->
                                target("a/repo-" + number, new Stage.Dispatched(NOON), new JobCounts(0, 200, 40, 0)))
                        .toArray(TargetResult[]::new));

        String page = console.get("reader", "/deliveries/d-1").body();

        assertEquals(5, console.results().read.size(), "1,000 jobs at the most, and 200 of each");
        assertTrue(page.contains("Its 240 jobs"), page);
    }

    @Test
    void aStrangersPageIsMadeOnceForAMoment() {
        deliverSome();

        // One of the moments may end in between.
        for (int i = 0; i < 5; i++) {
            console.get("stranger", "/deliveries/d-1");
        }

        assertTrue(
                console.results().read.size() <= 2, () -> console.results().read.toString());
    }

    @Test
    void aStrangerWhoWouldWaitForTooLongIsAskedToComeAgain() throws Exception {
        deliverSome();
        CountDownLatch isMade = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        console.results().beforeTargets = () -> {
            isMade.countDown();
            await(mayEnd);
        };
        try (ExecutorService other = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<HttpResponse<String>> first = other.submit(() -> console.get("stranger", "/deliveries/d-1"));
            await(isMade);
            HttpResponse<String> second = console.get("stranger", "/pull/7");
            mayEnd.countDown();

            assertEquals(503, second.statusCode());
            assertEquals(Optional.of("10"), second.headers().firstValue("retry-after"));
            assertEquals(200, first.get(60, TimeUnit.SECONDS).statusCode());
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(60, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatIsNotThereIsSaidSo() {
        for (String path : List.of(
                "/pull/1",
                "/pull/x",
                "/pull/0",
                "/deliveries/none",
                "/deliveries/%3Cb%3E",
                "/downstreams/no/body",
                "/downstreams/%3Cb%3E/x",
                "/nothing")) {
            HttpResponse<String> answer = console.get("reader", path);
            assertEquals(404, answer.statusCode(), path);
            assertFalse(answer.body().contains("<b>"), path);
            assertEquals(404, console.json("reader", path).statusCode(), path);
        }
    }

    @Test
    void whatComesFromOutsideStaysText() {
        deliver(
                new Headline(Optional.of(HOSTILE), Optional.of(HOSTILE)),
                target("a/fourth", new Stage.Dead(NOON, HOSTILE), new JobCounts(0, 0, 1, 0)));
        console.results().jobs.add(job(key("a/fourth", "7", HOSTILE), HOSTILE, Conclusion.FAILURE));
        for (String link : List.of("javascript:alert(1)", "data:text/html,x", "https://evil.example/\"><script>")) {
            console.results()
                    .jobs
                    .add(new JobResult(
                            key("a/fourth", "8", link),
                            "x",
                            Optional.of(Conclusion.FAILURE),
                            true,
                            new JobTimes(Optional.empty(), NOON, Optional.empty()),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.of(JobLink.Elsewhere.to(Optional.of(link), Optional.of("evil.example")))));
        }

        for (String path : List.of(
                "/", "/pull/42", "/deliveries/d-1", "/deliveries/d-1?downstream=a/fourth", "/downstreams/a/fourth")) {
            for (String visitor : List.of("admin", "reader", "stranger")) {
                String html = console.get(visitor, path).body();
                assertFalse(html.contains("<script"), () -> path + html);
                assertFalse(html.contains("<img"), () -> path + html);
                assertFalse(html.matches("(?s).*href=\"(javascript|data):.*"), () -> path + html);
                assertFalse(html.contains("href=\"https://evil.example"), () -> path + html);
            }
            HttpResponse<String> json = console.json("admin", path);
            assertEquals(Optional.of("application/json"), json.headers().firstValue("content-type"), path);
        }
        String confirm =
                console.get("admin", "/pull/42/rerun?delivery=d-1&failed=true").body();
        assertFalse(confirm.contains("<script"), confirm);
    }

    private List<RerunQueue.Wish> asked() {
        return console.store().outbox().claim(RerunQueue.NAME, 10, Duration.ofSeconds(1)).stream()
                .map(Claimed::effect)
                .map(RerunQueue::wish)
                .toList();
    }

    @Test
    void runsAgainWhatFailedAfterAQuestion() {
        deliverSome();

        String question =
                console.get("admin", "/pull/42/rerun?delivery=d-1&failed=true").body();
        assertTrue(question.contains("Re-run 1 run?"), question);
        assertTrue(question.contains("run 7 of a/fourth"), question);
        assertEquals(List.of(), asked());
        HttpResponse<String> done =
                console.post("admin", "/pull/42/rerun", Map.of("delivery", "d-1", "run0", "a/fourth:7"));

        assertEquals(303, done.statusCode());
        assertEquals(
                Optional.of("/pull/42?delivery=d-1&done=rerun-1-1"),
                done.headers().firstValue("location"));
        assertEquals(List.of(new RerunQueue.Wish.FailedJobs(event(42).headSha(), "7")), asked());
    }

    @Test
    void runsNothingAgainThatMayNot() {
        deliverSome();
        console.results().jobs.add(job(key("a/second", "5", "test"), "CI", Conclusion.FAILURE));

        HttpResponse<String> refused = console.get("admin", "/pull/42/rerun?delivery=d-1&repo=a/second&run=5");
        assertEquals(409, refused.statusCode());
        assertTrue(
                refused.body().contains("a/second is at L2") || refused.body().contains("is at L2"), refused::body);
        assertEquals(
                403,
                console.get("reader", "/pull/42/rerun?delivery=d-1&failed=true").statusCode());
        assertEquals(
                404,
                console.get("admin", "/pull/43/rerun?delivery=d-1&failed=true").statusCode());
        assertEquals(400, console.get("admin", "/pull/42/rerun?delivery=d-1").statusCode());
        for (Map<String, String> form : List.of(
                Map.<String, String>of(),
                Map.of("delivery", "d-1"),
                Map.of("delivery", "d-1", "run0", "a/fourth:x"),
                Map.of("delivery", "d-2", "run0", "a/fourth:7"))) {
            assertEquals(400, console.post("admin", "/pull/42/rerun", form).statusCode(), form::toString);
        }
        console.post("admin", "/pull/42/rerun", Map.of("delivery", "d-1", "run0", "a/second:5", "run1", "a/fourth:99"));
        assertEquals(
                403,
                console.post("reader", "/pull/42/rerun", Map.of("delivery", "d-1", "run0", "a/fourth:7"))
                        .statusCode());
        assertEquals(List.of(), asked());
    }
}
