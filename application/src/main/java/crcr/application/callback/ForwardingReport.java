package crcr.application.callback;

import crcr.application.hud.Hud;
import crcr.domain.allowlist.Downstream;
import crcr.domain.delivery.Payload;
import java.time.Duration;
import java.util.Optional;

/** Forwards the record of a reserved report to HUD, and settles or releases the reservation by what HUD answers. */
public final class ForwardingReport {
    private static final Duration SOON = Duration.ofSeconds(1);

    private final Hud hud;

    /** Forwards to {@code hud}. */
    public ForwardingReport(Hud hud) {
        this.hud = hud;
    }

    /** A report that is reserved. Each method that changes it may throw what the store throws. */
    public interface Reserved {
        /** Returns whose it is. */
        Downstream downstream();

        /** Returns its record. */
        Payload record();

        /** Returns what its sender is answered once it is taken. */
        FirstAnswer answer(HudFate hud);

        /**
         * Takes it; if its record is to be queued, together with the effect that delivers that.
         *
         * @return whether it was taken; not if the reservation has lapsed and somebody else holds one
         */
        boolean settle(HudFate hud);

        /** Gives its reservation up; a present answer is kept for a repeat of its request. */
        void release(Optional<FirstAnswer.RefusedByHud> answer);
    }

    /** Delivers the record now, or leaves it to the outbox if HUD is away. */
    public CallbackOutcome forward(Reserved report) {
        return switch (hud.deliver(report.record())) {
            case Hud.HudAnswer.Delivered() -> settled(report, HudFate.DELIVERED);
            case Hud.HudAnswer.Duplicate() -> settled(report, HudFate.DUPLICATE);
            case Hud.HudAnswer.Skipped() -> settled(report, HudFate.SKIPPED);
            case Hud.HudAnswer.Away _ -> queue(report);
            case Hud.HudAnswer.Refused(int status, String message) -> {
                FirstAnswer.RefusedByHud answer = new FirstAnswer.RefusedByHud(status, message);
                report.release(Optional.of(answer));
                yield new CallbackOutcome.Answered(report.downstream(), answer);
            }
            case Hud.HudAnswer.Busy(int status, String message) -> {
                report.release(Optional.empty());
                yield new CallbackOutcome.Answered(report.downstream(), new FirstAnswer.RefusedByHud(status, message));
            }
        };
    }

    // HUD has the record, or there is none: whether somebody else holds the report by now makes no difference to its
    // sender.
    private static CallbackOutcome settled(Reserved report, HudFate hud) {
        report.settle(hud);
        return new CallbackOutcome.Answered(report.downstream(), report.answer(hud));
    }

    /** Leaves the record to the outbox. */
    public CallbackOutcome queue(Reserved report) {
        return report.settle(HudFate.QUEUED)
                ? new CallbackOutcome.Answered(report.downstream(), report.answer(HudFate.QUEUED))
                : new CallbackOutcome.Busy(SOON);
    }
}
