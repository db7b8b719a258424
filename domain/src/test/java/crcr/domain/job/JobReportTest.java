package crcr.domain.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import crcr.domain.delivery.DeliveryId;
import crcr.domain.repository.RepositoryName;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A report names its job, and has a conclusion exactly when it is completed. */
final class JobReportTest {
    private static final DeliveryId DELIVERY = new DeliveryId("d1");

    private static JobReport report(ReportStatus status, Optional<Conclusion> conclusion) {
        return new JobReport(DELIVERY, "123", "2", "build", status, conclusion);
    }

    @Test
    void theJobIsTheDownstreamsRun() {
        RepositoryName downstream = RepositoryName.of("a/one");

        assertEquals(
                new JobKey(DELIVERY, downstream, "123", "2", "build"),
                report(ReportStatus.IN_PROGRESS, Optional.empty()).of(downstream));
        assertEquals(
                report(ReportStatus.IN_PROGRESS, Optional.empty()).of(downstream),
                report(ReportStatus.COMPLETED, Optional.of(Conclusion.STALE)).of(RepositoryName.of("A/One")));
    }

    @Test
    void aConclusionBelongsToCompletedAlone() {
        assertThrows(
                IllegalArgumentException.class,
                () -> report(ReportStatus.IN_PROGRESS, Optional.of(Conclusion.SUCCESS)));
        assertThrows(IllegalArgumentException.class, () -> report(ReportStatus.COMPLETED, Optional.empty()));
    }
}
