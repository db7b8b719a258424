package crcr.infrastructure.http.console.result;

import crcr.application.result.DeliveryResult;
import crcr.domain.delivery.UpstreamEvent;
import crcr.domain.result.JobCounts;
import crcr.infrastructure.http.console.page.DeliveryRow;
import crcr.infrastructure.http.console.page.Mark;
import java.util.Optional;
import java.util.OptionalLong;

/** Makes the rows of deliveries on pages. */
public final class DeliveryRows {
    private DeliveryRows() {}

    /** Returns a delivery's row. */
    public static DeliveryRow row(DeliveryResult delivery) {
        UpstreamEvent event = delivery.event();
        return new DeliveryRow(
                delivery.id().value(),
                event.type(),
                event.action(),
                boxed(event.pullRequest()),
                event.headSha(),
                delivery.headline().title(),
                delivery.headline().branch(),
                delivery.accepted(),
                mark(delivery),
                boxed(delivery.targets()),
                delivery.unsettled(),
                counts(delivery.jobs()));
    }

    /** Returns an optional number as an object. */
    static Optional<Long> boxed(OptionalLong number) {
        return number.isPresent() ? Optional.of(number.getAsLong()) : Optional.empty();
    }

    /** Returns the numbers of jobs in each class. */
    static DeliveryRow.Counts counts(JobCounts jobs) {
        return new DeliveryRow.Counts(jobs.running(), jobs.passed(), jobs.failed(), jobs.other());
    }

    private static Mark mark(DeliveryResult delivery) {
        boolean isSettled = delivery.unsettled() == 0 && delivery.jobs().all() > 0;
        if (isSettled || delivery.jobs().failed() > 0) {
            return StageWords.mark(delivery.jobs());
        } else if (delivery.unsettled() > 0) {
            return Mark.wait("on its way");
        }
        return delivery.targets().orElse(1) == 0 ? Mark.plain("to nobody") : Mark.wait("dispatched");
    }
}
