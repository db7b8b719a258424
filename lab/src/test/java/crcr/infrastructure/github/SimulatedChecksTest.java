package crcr.infrastructure.github;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.domain.repository.RepositoryName;
import crcr.infrastructure.github.api.ApiCalls;
import crcr.infrastructure.github.api.AppApi;
import crcr.infrastructure.github.api.AppToken;
import crcr.infrastructure.github.api.CallFailedException;
import crcr.infrastructure.github.api.CallFailure;
import crcr.infrastructure.github.api.Operation;
import crcr.infrastructure.github.api.Permission;
import crcr.infrastructure.github.api.RateRemaining;
import crcr.infrastructure.github.api.RepositoryAccess;
import crcr.infrastructure.github.api.RepositoryAddress;
import crcr.infrastructure.github.api.RepositoryRequest;
import crcr.infrastructure.github.api.TokenScope;
import crcr.infrastructure.shared.outgoing.OutgoingHttp.WholeResponse;
import crcr.lab.simulator.github.checks.SimulatedCheckRun;
import crcr.openapi.HeldAgainstDescription;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The simulated GitHub refuses the check runs that GitHub refuses, and sends the events that GitHub sends. */
class SimulatedChecksTest extends AgainstSimulator {
    private static final String SHA = "0a1b2c3d4e5f60718293a4b5c6d7e8f901234567";
    private static final String GOOD = "{'name':'crcr/a','head_sha':'" + SHA + "','status':'in_progress'}";
    private static final String EVENT = "{'action':'opened','number':7,'pull_request':{'number':7,'head':{'sha':'" + SHA
            + "'},'updated_at':'2026-01-01T00:00:00Z','labels':[]},'repository':{'full_name':'up/stream'}}";

    private RepositoryAccess access() {
        ApiCalls calls = new ApiCalls(http, simulator.apiUrl(), Duration.ofSeconds(60), meters);
        return new RepositoryAccess(
                calls,
                new AppApi(calls, new AppToken(simulator.appId(), () -> key(simulator.privateKeyPkcs1()), clock)),
                new RateRemaining(clock, meters),
                clock);
    }

    @BeforeEach
    void prepare() {
        simulator.install("up/stream");
        simulator.checks().addCommit("up/stream", SHA);
    }

    private String put(Permission permission, String method, String path, String body) throws Exception {
        try {
            WholeResponse reply = access().call(
                            new TokenScope(new RepositoryAddress.ByName(RepositoryName.of("up/stream")), permission),
                            new RepositoryRequest(
                                    Operation.CHECK_RUN,
                                    "/repos/up/stream/check-runs" + path,
                                    request -> request.setHeader("Content-Type", "application/json")
                                            .setHeader("User-Agent", HeldAgainstDescription.OF_A_TEST)
                                            .method(method, BodyPublishers.ofString(body.replace('\'', '"'))),
                                    WholeResponse::isSuccess));
            return "" + reply.status();
        } catch (CallFailedException e) {
            return e.failure() instanceof CallFailure.Refused(int status, String message)
                    ? status + " " + message
                    : "failed " + e.getMessage();
        }
    }

    private String create(String body) throws Exception {
        return put(Permission.CHECKS_WRITE, "POST", "", body);
    }

    private String update(long id, String body) throws Exception {
        return put(Permission.CHECKS_WRITE, "PATCH", "/" + id, body);
    }

    private long first() {
        return simulator.checks().all().getFirst().id();
    }

    @Test
    void aTokenForSomethingElseIsRefused() throws Exception {
        assertEquals("403 Resource not accessible by integration", put(Permission.CONTENTS_WRITE, "POST", "", GOOD));
        assertEquals("201", create(GOOD));
        assertEquals(
                "403 Resource not accessible by integration",
                put(Permission.CONTENTS_WRITE, "PATCH", "/" + first(), "{'status':'queued'}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'head_sha':'" + SHA + "'}",
                "{'name':'','head_sha':'" + SHA + "'}",
                "{'name':'x'}",
                "{'name':'x','head_sha':'" + SHA + "','status':'completed'}",
                "{'name':'x','head_sha':'" + SHA + "','details_url':'javascript:alert(1)'}",
                "{'name':'x','head_sha':'" + SHA + "','output':{'title':'x','summary':''}}",
                "{'name':'x','head_sha':'" + SHA + "','completed_at':'2026-01-02T03:04:05Z'}"
            })
    void whatIsIncompleteIsRefused(String body) throws Exception {
        assertTrue(create(body).startsWith("422 Invalid request."), body);
    }

    @Test
    void aNameThatIsTooLongIsRefused() throws Exception {
        assertEquals("201", create(GOOD.replace("crcr/a", "x".repeat(255))));
        assertTrue(create(GOOD.replace("crcr/a", "x".repeat(256))).startsWith("422 "));
    }

    @Test
    void aCommitThatIsNotKnownIsRefused() throws Exception {
        assertEquals("422 No commit found for SHA: c0ffee", create(GOOD.replace(SHA, "c0ffee")));
    }

    @Test
    void aCommitThatAWebhookNamedIsKnown() throws Exception {
        simulator.checks().removeCommit("up/stream", SHA);
        assertEquals("422 No commit found for SHA: " + SHA, create(GOOD));

        assertThrows(
                IOException.class,
                () -> simulator.sendWebhook(
                        URI.create("http://127.0.0.1:1"), "a secret of a test", "pull_request", DELIVERY, json(EVENT)));
        assertEquals("201", create(GOOD));
    }

    @Test
    void staleIsRefused() throws Exception {
        assertTrue(create(GOOD.replace("'status':'in_progress'", "'conclusion':'stale'"))
                .startsWith("422 "));
    }

    @Test
    void aConclusionCompletesACheckRun() throws Exception {
        create(GOOD);

        assertEquals("200", update(first(), "{'conclusion':'failure'}"));
        SimulatedCheckRun completed = simulator.checks().all().getFirst();
        assertEquals("completed", completed.status());
        assertEquals(Optional.of(clock.instant()), completed.completedAt());
        assertEquals(2, simulator.checks().history().size());
    }

    @Test
    void theNewestOfANameShows() throws Exception {
        create(GOOD);
        create(GOOD.replace("'status':'in_progress'", "'conclusion':'success'"));
        create(GOOD.replace("crcr/a", "crcr/b"));

        assertEquals(
                List.of("success", "-"),
                simulator.checks().shown("up/stream", SHA).values().stream()
                        .map(checkRun -> checkRun.conclusion().orElse("-"))
                        .toList());
        assertEquals(3, simulator.checks().all("up/stream", SHA).size());
    }

    @Test
    void thatOfAnotherAppCannotBeChanged() throws Exception {
        SimulatedCheckRun foreign = simulator.checks().createByAnotherApp("up/stream", SHA, "crcr/a", "1:7");

        assertTrue(update(foreign.id(), "{'status':'queued'}").startsWith("403 Invalid app_id"));
    }

    private static byte[] json(String text) {
        return text.replace('\'', '"').getBytes(UTF_8);
    }
}
