package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crcr.fixture.Eventually;
import crcr.fixture.KnownSecrets;
import crcr.fixture.RealRedis;
import crcr.fixture.SecretVolume;
import crcr.lab.simulator.github.GitHubOperation;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Secrets in a volume, as Kubernetes mounts it, are replaced while the relay runs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChangedSecretsTest {
    private static final String NEW_WEBHOOK_SECRET = KnownSecrets.NEW_WEBHOOK_SECRET;
    private static final String NEW_HUD_KEY = KnownSecrets.NEW_HUD_KEY;
    private static final String ADMIN_TOKEN = KnownSecrets.ADMIN_TOKEN;
    private static final String NEW_ADMIN_TOKEN = KnownSecrets.NEW_ADMIN_TOKEN;
    private static final List<String> IN_FILES = List.of(
            "GITHUB_APP_SECRET",
            "GITHUB_APP_SECRET_PREVIOUS",
            "GITHUB_APP_PRIVATE_KEY",
            "HUD_BOT_KEY",
            "REDIS_LOGIN",
            "ADMIN_TOKEN",
            "CALLBACK_TOKEN_KEY",
            "CALLBACK_TOKEN_KEY_PREVIOUS");
    private static final String CALLBACK_KEY = KnownSecrets.known("callback-key-of-the-tests-".repeat(2));
    private static final String NEW_CALLBACK_KEY = KnownSecrets.known("another-callback-key-of-the-tests-".repeat(2));

    private final Map<String, String> secrets = new HashMap<>();
    private final SecretVolume volume;
    private final World world;

    ChangedSecretsTest(@TempDir Path directory) {
        volume = new SecretVolume(directory);
        Map<String, String> settings = new HashMap<>();
        for (String name : IN_FILES) {
            settings.put(name, "");
            settings.put(name + "_FILE", volume.file(name).toString());
        }
        secrets.putAll(Map.of(
                "GITHUB_APP_SECRET",
                Surroundings.WEBHOOK_SECRET,
                "GITHUB_APP_SECRET_PREVIOUS",
                Surroundings.WEBHOOK_SECRET,
                "HUD_BOT_KEY",
                Surroundings.HUD_KEY,
                "REDIS_LOGIN",
                RealRedis.asItIs().password().orElse("unused"),
                "ADMIN_TOKEN",
                ADMIN_TOKEN,
                "CALLBACK_TOKEN_KEY",
                CALLBACK_KEY,
                "CALLBACK_TOKEN_KEY_PREVIOUS",
                CALLBACK_KEY));
        world = World.with(settings, github -> {
            secrets.put("GITHUB_APP_PRIVATE_KEY", github.privateKeyPkcs1());
            volume.publish(secrets);
        });
    }

    @AfterAll
    void end() {
        world.close();
    }

    private String metric(String name) {
        return world.http()
                .get(world.atManagementPort("/metrics"))
                .body()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .map(line -> line.substring(name.length() + 1))
                .findFirst()
                .orElse("0.0");
    }

    private String reloads(String secret, String outcome) {
        return metric("crcr_secret_reloads_total{outcome=\"" + outcome + "\",secret=\"" + secret + "\"}");
    }

    private double signatures(String secret) {
        return Double.parseDouble(metric("crcr_webhook_signatures_total{secret=\"" + secret + "\"}"));
    }

    private void assertCounted(String secret, Runnable webhook) {
        double all = signatures("current") + signatures("previous");
        double before = signatures(secret);
        webhook.run();
        assertEquals(before + 1, signatures(secret));
        assertEquals(all + 1, signatures("current") + signatures("previous"));
    }

    private void change(String secret, String text) {
        String changed = reloads(secret, "changed");
        secrets.put(secret, text);
        volume.publish(secrets);
        Eventually.holds(
                secret + " is in force", () -> !reloads(secret, "changed").equals(changed));
    }

    private RelayAnswer sendSignedWith(String secret) {
        byte[] body = Payloads.pullRequest("opened");
        return world.send(Webhook.of("pull_request", Webhook.newDelivery(), body)
                .with(Webhook.SIGNATURE, Webhook.signature(secret, body)));
    }

    @Test
    void theWebhookSecretIsRotatedWithoutAWebhookBeingRefused() {
        sendSignedWith(NEW_WEBHOOK_SECRET).assertRefused(401);

        change("GITHUB_APP_SECRET", NEW_WEBHOOK_SECRET);
        assertCounted(
                "previous", () -> sendSignedWith(Surroundings.WEBHOOK_SECRET).assertTaken(202));
        assertCounted("current", () -> sendSignedWith(NEW_WEBHOOK_SECRET).assertTaken(202));

        change("GITHUB_APP_SECRET_PREVIOUS", NEW_WEBHOOK_SECRET);
        sendSignedWith(Surroundings.WEBHOOK_SECRET).assertRefused(401);
        assertCounted("current", () -> sendSignedWith(NEW_WEBHOOK_SECRET).assertTaken(202));

        secrets.put("GITHUB_APP_SECRET_PREVIOUS", Surroundings.WEBHOOK_SECRET);
        change("GITHUB_APP_SECRET", Surroundings.WEBHOOK_SECRET);
    }

    @Test
    void theAppsKeyIsReplaced() {
        String first = world.relayedEvent();
        assertEquals(Surroundings.DOWNSTREAMS.size(), world.dispatchesOf(first).size());
        world.github().replacePrivateKey();
        change("GITHUB_APP_PRIVATE_KEY", world.github().privateKeyPkcs1());
        // So that the App has to authenticate itself again.
        world.github().revokeTokens();
        int tokens = world.github().requests(GitHubOperation.TOKEN).size();

        String second = world.relayedEvent();

        assertEquals(Surroundings.DOWNSTREAMS.size(), world.dispatchesOf(second).size());
        assertTrue(world.github().requests(GitHubOperation.TOKEN).size() > tokens);
    }

    @Test
    void hudsKeyIsReplaced() {
        String delivery = world.relayedEvent();
        world.hud().replaceKey(NEW_HUD_KEY);
        world.report(Surroundings.ALPHA, Reports.inProgress(delivery)).assertRefused(401);

        change("HUD_BOT_KEY", NEW_HUD_KEY);

        world.report(Surroundings.ALPHA, Reports.inProgress(delivery)).assertTaken(200);
        world.hud().replaceKey(Surroundings.HUD_KEY);
        change("HUD_BOT_KEY", Surroundings.HUD_KEY);
    }

    @Test
    void theAdminTokenIsReplaced() {
        String question = "/dead-letters/retry?all=true&dry_run=true";
        Operator.with(world, ADMIN_TOKEN).post(question).assertTaken(200);
        Operator.with(world, NEW_ADMIN_TOKEN).post(question).assertRefused(401);

        change("ADMIN_TOKEN", NEW_ADMIN_TOKEN);

        Operator.with(world, NEW_ADMIN_TOKEN).post(question).assertTaken(200);
        Operator.with(world, ADMIN_TOKEN).post(question).assertRefused(401);
        assertEquals(0, operatorWithFile().status());
        change("ADMIN_TOKEN", ADMIN_TOKEN);
    }

    // The file is the relay's own: every reader of it is an operator.
    private Operator.Printed operatorWithFile() {
        return Operator.dead(
                Map.of(
                        "MANAGEMENT_URL", world.atManagementPort("").toString(),
                        "ADMIN_TOKEN_FILE", volume.file("ADMIN_TOKEN").toString()),
                "retry",
                "--all",
                "--dry-run");
    }

    @Test
    void theCallbackTokenKeyIsRotatedWithoutACallbackBeingRefused() {
        ObjectNode before = received();

        change("CALLBACK_TOKEN_KEY", NEW_CALLBACK_KEY);
        ObjectNode after = received();
        world.report(Surroundings.ALPHA, before).assertTaken(200);
        world.report(Surroundings.ALPHA, after).assertTaken(200);

        change("CALLBACK_TOKEN_KEY_PREVIOUS", NEW_CALLBACK_KEY);
        world.report(Surroundings.ALPHA, ended(before)).assertRefused(403);
        world.report(Surroundings.ALPHA, ended(after)).assertTaken(200);
    }

    private ObjectNode received() {
        String delivery = world.relayedEvent();
        ObjectNode report = CallbackTokenTest.clientPayload(world, delivery, Surroundings.ALPHA);
        report.set("workflow", Reports.workflow(Reports.inProgress(delivery)));
        return report;
    }

    private static ObjectNode ended(ObjectNode report) {
        Reports.workflow(report).put("status", "completed").put("conclusion", "success");
        return report;
    }

    @Test
    void aFileThatIsOfNoUseLeavesTheSecretInForceAndIsTold() {
        String stale = "crcr_secret_stale{secret=\"GITHUB_APP_SECRET\"}";
        assertEquals("0.0", metric(stale));
        secrets.put("GITHUB_APP_SECRET", "");
        volume.publish(secrets);
        Eventually.holds(
                "it is told", () -> reloads("GITHUB_APP_SECRET", "failed").equals("1.0"));

        assertEquals("1.0", metric(stale));
        sendSignedWith(Surroundings.WEBHOOK_SECRET).assertTaken(202);

        secrets.put("GITHUB_APP_SECRET", Surroundings.WEBHOOK_SECRET);
        volume.publish(secrets);
        Eventually.holds("it is of use again", () -> metric(stale).equals("0.0"));
    }
}
