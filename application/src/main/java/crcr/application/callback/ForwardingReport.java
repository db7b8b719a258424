package crcr.application.callback;

import crcr.application.hud.Hud;
import crcr.domain.allowlist.Downstream;
import crcr.domain.delivery.Payload;
import java.time.Duration;
import java.util.Optional;

/** Forwards the record of a reserved report to HUD, and settles or releases the reservation by HUD's answer. */
public final class ForwardingReport {
    private static final Duration SOON = Duration.ofSeconds(1);

    private final Hud hud;

    /** Forwards to {@code hud}. */
    public ForwardingReport(Hud hud) {
        this.hud = hud;
    }

    /** A reserved report. Each method that changes it may throw the store's exceptions. */
    public interface Reserved {
        /** Returns the downstream of the report. */
        Downstream downstream();

        /** Returns the record for HUD. */
        Payload record();

        /** Returns the answer to its sender once it is accepted. */
        FirstAnswer answer(HudFate hud);

        /**
         * Settles the report, together with the effect that delivers its record if that is queued.
         *
         * @return whether it was settled; false if the reservation has lapsed and another caller holds one
         */
        boolean settle(HudFate hud);

        /** Releases the reservation. A present answer is kept for a repeat of its request. */
        void release(Optional<FirstAnswer.RefusedByHud> answer);
    }

    /** Delivers the record now, or puts it into the outbox if HUD is unavailable. */
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

    // HUD has the record, or there is no HUD. For the sender it makes no difference whether another caller holds the
    // report by now.
    private static CallbackOutcome settled(Reserved report, HudFate hud) {
        report.settle(hud);
        return new CallbackOutcome.Answered(report.downstream(), report.answer(hud));
    }

    /** Puts the record into the outbox. */
    public CallbackOutcome queue(Reserved report) {
        return report.settle(HudFate.QUEUED)
                ? new CallbackOutcome.Answered(report.downstream(), report.answer(HudFate.QUEUED))
                : new CallbackOutcome.Busy(SOON);
    }
}
