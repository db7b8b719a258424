package crcr.infrastructure.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.application.callback.FirstAnswer;
import crcr.application.callback.HudFate;
import crcr.application.callback.JobRecords.Reservation;
import crcr.application.callback.Keyless;
import crcr.application.dispatch.Target;
import crcr.application.dispatch.TargetQueue;
import crcr.application.doctor.DoctorFinding;
import crcr.application.doctor.InspectingNames;
import crcr.application.store.StoreTrouble;
import crcr.application.store.StoreUnreachableException;
import crcr.domain.delivery.Delivery;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.delivery.Payload;
import crcr.domain.delivery.UpstreamEvent;
import crcr.domain.job.JobKey;
import crcr.domain.job.ReportStatus;
import crcr.domain.repository.RepositoryName;
import crcr.fixture.Eventually;
import crcr.fixture.RedisNode;
import crcr.infrastructure.redis.inspection.StoreInspection;
import crcr.infrastructure.redis.place.RedisAddress;
import crcr.infrastructure.redis.scripts.Keys;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** A store whose one replica is waited for, and what becomes of promises while it stands still or is gone. */
final class AwaitedReplicasTest {
    private static final Duration LIFE = Duration.ofMinutes(1);
    private static final RepositoryName DOWNSTREAM = RepositoryName.of("a/one");
    private static final Pattern WAITS = Pattern.compile("cmdstat_wait:calls=(\\d+)");

    private final RedisNode primary;
    private final RedisNode replica;
    private final RedisAddress place;
    private final RedisStore store;

    AwaitedReplicasTest(@TempDir Path directory) {
        primary = RedisNode.start(directory.resolve("primary"));
        replica = RedisNode.start(directory.resolve("replica"), "replicaof " + primary.host() + " " + primary.port());
        place = new RedisAddress(primary.host(), primary.port(), false, Optional.empty(), Optional.empty());
        store = RedisStore.connect(place, 1, LIFE, new CompositeMeterRegistry());
        awaitFollowed();
    }

    @AfterEach
    void end() {
        store.close();
        primary.close();
        replica.close();
    }

    private void awaitFollowed() {
        Eventually.holds("the replica follows", () -> store.trouble().isEmpty());
    }

    private DeliveryId accept(DeliveryId id) {
        RepositoryName upstream = RepositoryName.of("up/stream");
        UpstreamEvent event =
                new UpstreamEvent("push", Optional.empty(), upstream, upstream, OptionalLong.empty(), "abc");
        Payload payload = new Payload("{}".getBytes(StandardCharsets.UTF_8));
        store.deliveries().accept(new Delivery(id, event, Optional.empty(), payload), List.of(DOWNSTREAM));
        return id;
    }

    private DeliveryId accept() {
        return accept(new DeliveryId(UUID.randomUUID().toString()));
    }

    private Target claimed() {
        return Eventually.get(
                "there is something to claim",
                () -> store.targets().claim(1).stream().findFirst());
    }

    private Reservation reserve(DeliveryId id, String run, ReportStatus status) {
        return Keyless.reserve(store.jobs(), job(id, run), status);
    }

    private static JobKey job(DeliveryId id, String run) {
        return new JobKey(id, DOWNSTREAM, run, "1", "build");
    }

    private static void assertTooFew(Executable promise) {
        StoreUnreachableException refused = assertThrows(StoreUnreachableException.class, promise);
        assertEquals(StoreTrouble.UNREPLICATED, refused.trouble(), refused::toString);
        assertTrue(String.valueOf(refused.getMessage()).contains("REDIS_WAIT_REPLICAS asks for 1"), refused::toString);
    }

    @Test
    void whatWasAcceptedIsOnTheReplica() {
        DeliveryId accepted = accept();
        assertTrue(replica.ask(commands -> commands.exists(Keys.delivery(accepted))) == 1);
    }

    @Test
    void nothingIsPromisedWhileTheReplicaStandsStillAndAllOfItAfterwards() {
        DeliveryId before = accept();
        Target target = claimed();
        DeliveryId waiting = accept();
        store.targetRecords().begin(target);
        Reservation.Held held =
                assertInstanceOf(Reservation.Held.class, reserve(before, "1", ReportStatus.IN_PROGRESS));
        FirstAnswer.Taken taken = new FirstAnswer.Taken(ReportStatus.IN_PROGRESS, held.times(), HudFate.DELIVERED);

        replica.freeze();
        DeliveryId refused = new DeliveryId(UUID.randomUUID().toString());
        assertTooFew(() -> accept(refused));
        assertTooFew(() -> accept(before));
        assertTooFew(() -> store.jobs()
                .settle(
                        Keyless.move(job(before, "1"), ReportStatus.IN_PROGRESS),
                        held.token(),
                        taken,
                        List.of(),
                        Keyless.RECORD));
        assertTooFew(() -> reserve(before, "2", ReportStatus.IN_PROGRESS));
        assertTooFew(() -> store.targetRecords().begin(target));
        assertTooFew(() -> store.targets().claim(1));
        assertTooFew(() -> store.targetRecords().succeeded(target));
        assertEquals(Optional.of(StoreTrouble.UNREPLICATED), store.trouble());

        replica.thaw();
        awaitFollowed();
        assertInstanceOf(Reservation.Held.class, reserve(before, "2", ReportStatus.IN_PROGRESS));
        accept(refused);
        assertTrue(store.jobs()
                .settle(
                        Keyless.move(job(before, "1"), ReportStatus.IN_PROGRESS),
                        held.token(),
                        taken,
                        List.of(),
                        Keyless.RECORD));
        assertEquals(waiting, claimed().delivery());
        assertEquals(refused, claimed().delivery());
    }

    @Test
    void nothingIsPromisedWhileTheReplicaIsGone() {
        replica.kill();
        assertTooFew(this::accept);

        replica.startAgain();
        awaitFollowed();
        DeliveryId accepted = accept();
        assertTrue(replica.ask(commands -> commands.exists(Keys.delivery(accepted))) == 1);
    }

    @Test
    void otherCommandsDoNotWaitForTheReplica() throws InterruptedException {
        replica.freeze();
        CompletableFuture<DeliveryId> promised = CompletableFuture.supplyAsync(this::accept);
        Eventually.holds("it is written and not promised yet", () -> depth() == 1 && !promised.isDone());
        assertEquals(1, depth());
        assertFalse(promised.isDone(), "another command waited as long as that one");

        assertInstanceOf(
                StoreUnreachableException.class,
                assertThrows(ExecutionException.class, promised::get).getCause());
    }

    private long depth() {
        return Optional.ofNullable(store.depths(List.of(TargetQueue.NAME)).get(TargetQueue.NAME))
                .orElseThrow()
                .waiting();
    }

    private long waits() {
        return WAITS.matcher(primary.ask(commands -> commands.info("commandstats")))
                .results()
                .mapToLong(found -> Long.parseLong(found.group(1)))
                .sum();
    }

    @Test
    void manyWaitTogether() {
        replica.freeze();
        long before = waits();
        List<CompletableFuture<DeliveryId>> promised = Stream.generate(() -> CompletableFuture.supplyAsync(
                        this::accept, task -> Thread.ofVirtual().start(task)))
                .limit(50)
                .toList();
        promised.forEach(each -> assertThrows(ExecutionException.class, each::get));
        assertTrue(waits() - before < promised.size() / 2, () -> waits() - before + " waits");
    }

    private DoctorFinding found(int replicas) {
        return new StoreInspection(place, replicas)
                .findings(new InspectingNames(Optional.empty(), Optional.empty())).stream()
                        .filter(finding -> finding.about().equals("Redis replicas"))
                        .findFirst()
                        .orElseGet(() -> new DoctorFinding.Skipped("Redis replicas", "nobody asked for any"));
    }

    @Test
    void theDoctorSaysWhetherTheyFollow() {
        assertInstanceOf(DoctorFinding.Ok.class, found(1));
        assertInstanceOf(DoctorFinding.Failure.class, found(2));
        assertInstanceOf(DoctorFinding.Skipped.class, found(0));

        replica.kill();
        Eventually.holds("it says so", () -> found(1) instanceof DoctorFinding.Failure);
    }

    @Test
    void withoutReplicasToWaitForNothingWaits() {
        replica.freeze();
        try (RedisStore alone = RedisStore.connect(place, LIFE)) {
            assertEquals(Optional.empty(), alone.trouble());
        }
    }
}
