package crcr.bootstrap.rehearsal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes the messages of GitHub and of downstreams' jobs, with the size and the members of production. */
final class RehearsedEvents {
    static final String SECRET = "rehearsal";
    static final String KEY_ID = "rehearsal";
    private static final int BODY_BYTES = 25_000;
    private static final int LIFETIME_SECONDS = 300;
    private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final String issuer;
    private final PrivateKey key;

    /** Signs the issuer's tokens with this key. */
    RehearsedEvents(String issuer, PrivateKey key) {
        this.issuer = issuer;
        this.key = key;
    }

    /** Returns an event of a pull request, of 25 KB. */
    static ObjectNode event(String action) {
        ObjectNode event = JSON.objectNode().put("action", action).put("number", 1);
        ObjectNode pullRequest = event.putObject("pull_request")
                .put("id", 1_234_567_890L)
                .put("number", 1)
                .put("state", "open")
                .put("title", "Rehearse \"quotes\" and ümlauts")
                .put("draft", false)
                .put("updated_at", "2026-11-01T00:00:00Z")
                .putNull("merged_at");
        pullRequest
                .putObject("head")
                .put("ref", "feature")
                .put("sha", COMMIT)
                .set("repo", repository("rehearsal/fork"));
        pullRequest.putObject("base").put("ref", "main").put("sha", COMMIT).set("repo", repository(Rehearsal.UPSTREAM));
        event.set("repository", repository(Rehearsal.UPSTREAM));
        ArrayNode labels = pullRequest.putArray("labels");
        for (int id = 1; event.toString().length() < BODY_BYTES; id++) {
            labels.add(label(id));
        }
        return event;
    }

    private static ObjectNode repository(String name) {
        ObjectNode repository = JSON.objectNode()
                .put("id", 1)
                .put("full_name", name)
                .put("private", false)
                .put("html_url", "https://github.com/" + name)
                .put("size", 4711)
                .put("default_branch", "main");
        repository.putObject("owner").put("login", "rehearsal").put("id", 2).put("type", "Organization");
        return repository;
    }

    private static ObjectNode label(int id) {
        return JSON.objectNode()
                .put("id", id)
                .put("node_id", "MDU6TGFiZWwyMDgwNDU5NDY=" + id)
                .put("url", "https://api.github.com/repos/" + Rehearsal.UPSTREAM + "/labels/label-" + id)
                .put("name", "label-" + id)
                .put("color", "f29513")
                .put("default", id % 2 == 0)
                .put("description", "What a label\nof that name stands for");
    }

    /** Returns the signature of a webhook's body. */
    static String signature(byte[] body) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
    }

    /** Returns a token of a run of that repository, as GitHub issues it. */
    String token(String repository) throws GeneralSecurityException {
        long now = Instant.now().getEpochSecond();
        ObjectNode header =
                JSON.objectNode().put("typ", "JWT").put("alg", "RS256").put("kid", KEY_ID);
        String workflow = repository + "/.github/workflows/ci.yml@refs/heads/main";
        ObjectNode claims = JSON.objectNode()
                .put("sub", "repo:" + repository + ":ref:refs/heads/main")
                .put("ref", "refs/heads/main")
                .put("sha", COMMIT)
                .put("repository", repository)
                .put("repository_owner", "rehearsal")
                .put("repository_id", "7100" + repository.substring(repository.lastIndexOf('-') + 1))
                .put("repository_owner_id", "2")
                .put("run_id", "9001")
                .put("run_number", "17")
                .put("run_attempt", "1")
                .put("actor", "octocat")
                .put("workflow", "CI")
                .put("workflow_ref", workflow)
                .put("job_workflow_ref", workflow)
                .put("event_name", "repository_dispatch")
                .put("runner_environment", "github-hosted")
                .put("jti", "rehearsal")
                .put("aud", "pytorch-cross-repo-ci-relay")
                .put("iss", issuer)
                .put("nbf", now)
                .put("iat", now)
                .put("exp", now + LIFETIME_SECONDS);
        String signed = base64(header) + "." + base64(claims);
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(key);
        signature.update(signed.getBytes(StandardCharsets.US_ASCII));
        return signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
    }

    private static String base64(ObjectNode json) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(json.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the report that a job of that number runs, or that it is done. */
    static String report(Dispatched dispatched, String event, int job, boolean isDone) {
        ObjectNode workflow = JSON.objectNode()
                .put("schema_version", "1")
                .put("status", isDone ? "completed" : "in_progress")
                .put("name", "CI")
                .put("url", "https://github.com/" + dispatched.repository() + "/actions/runs/9001")
                .put("run_id", "9001")
                .put("run_attempt", "1")
                .put("job_name", "build-" + job)
                .put("check_run_id", Integer.toString(1_000_000 + job))
                .put("started_at", "2026-11-01T00:00:00Z");
        if (isDone) {
            workflow.put("conclusion", job % 5 == 0 ? "failure" : "success")
                    .put("completed_at", "2026-11-01T00:20:00Z");
            workflow.putObject("test_results")
                    .put("passed", 42)
                    .put("failed", 0)
                    .put("skipped", 5);
        }
        return "{\"event_type\":\"pull_request\",\"delivery_id\":\"" + dispatched.delivery() + "\",\"payload\":" + event
                + ",\"callback_token\":\"" + dispatched.callbackToken() + "\",\"workflow\":" + workflow + "}";
    }
}
