package crcr.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.application.store.Race;
import crcr.bootstrap.settings.InvalidSettingsException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The answers to callers, and the records at HUD, in each of HUD's failures. */
final class HudOutageTest {
    private static final int FOR_EVER = 10_000;

    // More than may wait for HUD at a time.
    private static final int MANY = 60;

    private OutboxStage stage;

    @BeforeEach
    void open(@TempDir Path directory) throws IOException, InterruptedException, InvalidSettingsException {
        stage = OutboxStage.open(directory);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private String lastBody() {
        return new String(stage.hud().records().getLast().body(), StandardCharsets.UTF_8);
    }

    @Test
    void whatHudDoesNotTakeArrivesLaterOnceAndToTheByte() {
        stage.hud().answerNext(2, 503, "");

        stage.report("build", "in_progress", 202, "queued");

        stage.awaitEmptyOutbox();
        assertEquals(List.of("build in_progress"), stage.arrived());
        assertTrue(
                lastBody()
                        .endsWith(",\"untrusted\":{\"callback_payload\":" + OutboxStage.report("build", "in_progress")
                                + "}}"),
                this::lastBody);
        assertEquals(3, stage.hud().requests());
        stage.report("build", "completed", 200, "delivered");
        assertEquals(0, stage.metric("crcr_dead_letters{queue=\"hud\"}"));
    }

    @Test
    void aConnectionThatBreaksIsAnOutageToo() {
        stage.hud().resetNext(1);

        stage.report("build", "in_progress", 202, "queued");

        stage.awaitEmptyOutbox();
        assertEquals(List.of("build in_progress"), stage.arrived());
    }

    @Test
    void aRecordThatHudHadBeforeIsDeliveredAndNoDeadLetter() {
        stage.report("build", "in_progress", 200, "delivered");
        stage.hud().loseNextAnswers(1);
        stage.report("build", "completed", 202, "queued");

        stage.awaitEmptyOutbox();
        assertEquals(List.of("build in_progress", "build completed"), stage.arrived());
        assertEquals(3, stage.hud().requests());
        assertEquals(0, stage.metric("crcr_dead_letters{queue=\"hud\"}"));
        assertEquals(1, stage.metric("crcr_hud_deliveries_total{outcome=\"duplicate\"}"));
    }

    @Test
    void nothingOvertakesWhatIsOnItsWay() {
        stage.hud().answerNext(1, 503, "");
        stage.hud().hangNext(1);
        stage.report("build", "in_progress", 202, "queued");
        stage.await("the second attempt", () -> stage.hud().requests() == 2);

        // Whatever is sent to HUD from here on arrives, but the first record is still on its way.
        stage.report("build", "completed", 202, "queued");
        stage.report("test", "in_progress", 200, "delivered");

        stage.awaitEmptyOutbox();
        assertEquals(List.of("test in_progress", "build in_progress", "build completed"), stage.arrived());
    }

    @Test
    void whatHudRefusesLaterIsDeadAndInNobodysWay() {
        stage.hud().answerNext(FOR_EVER, 503, "");
        stage.report("build", "in_progress", 202, "queued");
        stage.report("build", "completed", 202, "queued");
        assertEquals(2, stage.metric("crcr_queue_depth{queue=\"hud\"}"));

        stage.hud().answerNextInstead(1, 422, "{\"message\":\"no such repository\"}");

        stage.awaitEmptyOutbox();
        assertEquals(List.of("build completed"), stage.arrived());
        assertEquals(1, stage.metric("crcr_dead_letters{queue=\"hud\"}"));
        assertEquals(0, stage.metric("crcr_queue_oldest_age_seconds{queue=\"hud\"}"));
    }

    @Test
    void whatHudRefusesAtOnceIsToldAndNotKept() {
        stage.hud().answerNext(1, 422, "{\"message\":\"no such repository\"}");
        stage.reportRefused("build", "in_progress", 422, "no such repository");

        assertEquals(0, stage.metric("crcr_queue_depth{queue=\"hud\"}"));
        stage.report("build", "in_progress", 200, "delivered");
        assertEquals(0, stage.metric("crcr_dead_letters{queue=\"hud\"}"));
    }

    @Test
    void aHudThatHangsDoesNotHoldTheIntakeUp() throws IOException, InterruptedException {
        stage.hud().hangNext(FOR_EVER);

        Race.of(MANY, number -> {
            stage.report("job " + number, "in_progress", 202, "queued");
            return number;
        });
        int tried = stage.hud().requests();
        assertTrue(tried < MANY, () -> tried + " deliveries were tried");
        stage.sendWebhook("d2");

        stage.hud().answerNormally();
        stage.awaitEmptyOutbox();
        assertEquals(
                Set.copyOf(IntStream.range(0, MANY)
                        .mapToObj(number -> "job " + number + " in_progress")
                        .toList()),
                Set.copyOf(stage.arrived()));
    }

    @Test
    void aRestartLosesNothing() {
        stage.hud().answerNext(FOR_EVER, 503, "");
        List<String> jobs =
                IntStream.range(0, 10).mapToObj(number -> "job " + number).toList();
        jobs.forEach(job -> stage.report(job, "in_progress", 202, "queued"));
        stage.restart();
        jobs.forEach(job -> stage.report(job, "completed", 202, "queued"));
        stage.restart();
        assertEquals(List.of(), stage.arrived());

        stage.hud().answerNormally();
        stage.awaitEmptyOutbox();
        assertEachOnceAndInOrder(jobs);
    }

    @Test
    void aHudThatFailsAtRandomGetsEverythingInTheEnd() throws InterruptedException {
        stage.hud().failAtRandom(0.2, new Random(4711));
        List<String> jobs =
                IntStream.range(0, 50).mapToObj(number -> "job " + number).toList();

        Race.of(jobs.size(), number -> {
            stage.reportAccepted(jobs.get(number), "in_progress");
            stage.reportAccepted(jobs.get(number), "completed");
            return number;
        });

        stage.awaitEmptyOutbox();
        assertEachOnceAndInOrder(jobs);
        assertTrue(stage.hud().requests() > 2 * jobs.size(), "HUD never failed");
    }

    private void assertEachOnceAndInOrder(List<String> jobs) {
        List<String> arrived = stage.arrived();
        assertEquals(2 * jobs.size(), arrived.size(), arrived::toString);
        for (String job : jobs) {
            List<String> both = Stream.of(" in_progress", " completed")
                    .map(status -> job + status)
                    .toList();
            assertEquals(both, arrived.stream().filter(both::contains).toList());
        }
    }
}
