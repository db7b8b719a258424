package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.fixture.KnownSecrets;
import crcr.fixture.RealRedis;
import crcr.lab.simulator.github.GitHubSimulator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The report as a whole: of a deployment without a fault, as a table, and what the command takes. */
class DoctorReportTest {
    @TempDir
    private Path directory = Path.of("");

    private final ExaminedDeployment deployment = ExaminedDeployment.start();
    private final Map<String, String> settings = deployment.settings();
    private final GitHubSimulator github = deployment.github();

    @AfterEach
    void end() {
        deployment.close();
    }

    @Test
    void aGoodDeploymentIsAllOk() {
        Operator.Printed printed = Operator.doctor(settings);

        assertEquals(0, printed.status(), printed::toString);
        assertTrue(printed.out().endsWith(", warning: 0, failure: 0, skipped: 0\n"), printed.out());
        assertFalse(printed.out().contains("what to do"), printed.out());
        DoctorReport report = deployment.examined(0);
        report.assertOk(
                "settings",
                "GITHUB_APP_SECRET",
                "App's private key",
                "clock",
                "GitHub",
                "App's permissions",
                "webhook of the App",
                "upstream pytorch/pytorch",
                "allowlist",
                "label ciflow/crcr/npu",
                "Redis",
                "Redis version",
                "Redis role",
                "Redis eviction",
                "Redis persistence",
                "HUD",
                "OIDC issuer " + deployment.issuer());
        Surroundings.DOWNSTREAMS.forEach(downstream -> report.assertOk("downstream " + downstream));
        assertEquals(List.of(), deployment.hud().records());
        assertEquals(List.of(), github.dispatches());
        assertEquals(0L, (long) RealRedis.<Long>ask(redis -> redis.dbsize()), "nothing is written into Redis");
    }

    @Test
    void whatIsWrongIsListedWithItsNextStepBelowTheTable() {
        github.uninstall(Surroundings.ALPHA);
        Operator.Printed printed = Operator.doctor(settings);

        assertEquals(1, printed.status());
        assertTrue(printed.out().contains("\nfailure  downstream acme/alpha"), printed.out());
        assertTrue(
                printed.out().contains("\n  failure, downstream acme/alpha: let acme install the App on it"),
                printed.out());
    }

    @Test
    void eachResultIsARowOfTheTable() {
        settings.put("GITHUB_APP_SECRET", KnownSecrets.known("a-short-secret"));
        settings.remove("HUD_API_URL");
        settings.remove("HUD_BOT_KEY");
        github.uninstall(Surroundings.ALPHA);

        List<String> rows = Operator.doctor(settings).out().lines().toList();
        for (String row : List.of(
                "ok       upstream pytorch/pytorch ",
                "warning  GITHUB_APP_SECRET ",
                "failure  downstream acme/alpha ",
                "skipped  HUD ")) {
            assertTrue(
                    rows.stream().anyMatch(line -> line.startsWith(row)),
                    () -> "'" + row + "' is not among " + String.join("\n", rows));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "acme/alpha acme/beta", "--color", "acme/alpha --verbose"})
    void aWrongCommandEndsWithTwo(String arguments) {
        Operator.Printed printed = Operator.doctor(Map.of(), arguments.split(" ", -1));

        assertEquals(2, printed.status());
        assertTrue(printed.err().contains("./relay doctor --help"), printed.err());
        assertEquals("", printed.out());
    }

    @Test
    void helpIsGiven() {
        Operator.Printed printed = Operator.doctor(Map.of(), "acme/alpha", "--help");

        assertEquals(0, printed.status());
        assertTrue(printed.out().startsWith("Usage: ./relay doctor"), printed.out());
    }

    @Test
    void manyDownstreamsAreToldOfOnTheWay() throws IOException {
        StringBuilder text = new StringBuilder("L1:\n");
        for (int i = 0; i < 25; i++) {
            text.append("  - many/repo").append(i).append('\n');
            github.install("many/repo" + i);
        }
        deployment.putAllowlist(directory, text.toString());

        Operator.Printed printed = Operator.doctor(settings);
        assertEquals(0, printed.status(), printed::toString);
        assertEquals("relay: looked at 10 of 25 downstreams\nrelay: looked at 20 of 25 downstreams\n", printed.err());
    }
}
