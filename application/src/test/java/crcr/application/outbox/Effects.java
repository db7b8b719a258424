package crcr.application.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.application.callback.JobRecords;
import crcr.application.callback.JobRecords.Reservation;
import crcr.application.callback.Keyless;
import crcr.application.store.Scene;
import crcr.application.store.Store;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.delivery.Payload;
import crcr.domain.job.JobKey;
import crcr.domain.job.ReportStatus;
import crcr.domain.repository.RepositoryName;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The steps by which a test fills and empties a queue that only tests have.
 *
 * @param store where the queue is
 */
public record Effects(Store store) {
    /** The queue. */
    public static final QueueName QUEUE = new QueueName("test");

    /** Longer than any test takes. */
    public static final Duration LONG = Duration.ofHours(1);

    /** The delivery of each effect here. */
    public static final DeliveryId DELIVERY = new DeliveryId("d1");

    private static final RepositoryName DOWNSTREAM = RepositoryName.of("a/One");

    /** An effect of that lane, without subject. */
    public static Effect effect(String lane, String content) {
        return effect(lane, Optional.empty(), content);
    }

    /** An effect of that lane about that subject. */
    public static Effect about(String subject, String lane, String content) {
        return effect(lane, Optional.of(subject), content);
    }

    private static Effect effect(String lane, Optional<String> subject, String content) {
        return new Effect(
                QUEUE,
                new Lane("lanes", lane),
                subject,
                DELIVERY,
                DOWNSTREAM,
                new TreeMap<>(Map.of("run", "123")),
                new Payload(content.getBytes(StandardCharsets.UTF_8)));
    }

    /** The content of an effect. */
    public static String text(Claimed claimed) {
        return new String(claimed.effect().content().bytes(), StandardCharsets.UTF_8);
    }

    /** Makes the dispatch that all moves here need. */
    public void begin() {
        new Scene(store).begin(DELIVERY.value(), DOWNSTREAM.toString());
    }

    /** A job of that dispatch. */
    public static JobKey job(String name) {
        return new JobKey(DELIVERY, DOWNSTREAM, "123", "1", name);
    }

    /** Reserves the first move of a job. */
    public Reservation.Held hold(String job) {
        return assertInstanceOf(
                Reservation.Held.class, Keyless.reserve(store.jobs(), job(job), ReportStatus.IN_PROGRESS));
    }

    /** Moves a job of its own, with these effects. */
    public void put(Effect... effects) {
        put(DELIVERY, effects);
    }

    /** Moves a job of its own likewise, of that delivery. */
    public void put(DeliveryId delivery, Effect... effects) {
        put(store.jobs(), delivery, effects);
    }

    /** Moves a job of its own likewise, in that process. */
    public static void put(JobRecords jobs, DeliveryId delivery, Effect... effects) {
        JobKey job = new JobKey(delivery, DOWNSTREAM, "123", "1", "job " + UUID.randomUUID());
        Reservation.Held held =
                assertInstanceOf(Reservation.Held.class, Keyless.reserve(jobs, job, ReportStatus.IN_PROGRESS));
        assertTrue(Keyless.settle(jobs, job, ReportStatus.IN_PROGRESS, held.token(), effects));
    }

    /** Claims just one effect, for a long time. */
    public Claimed claim() {
        List<Claimed> claimed = store.outbox().claim(QUEUE, 1, LONG);
        assertEquals(1, claimed.size());
        return claimed.getFirst();
    }

    /** Asserts that nothing can be claimed now. */
    public void assertNothingIsDue() {
        assertEquals(List.of(), store.outbox().claim(QUEUE, 100, LONG));
    }

    /** How much waits. */
    public long waiting() {
        return store.depth(QUEUE).waiting();
    }
}
