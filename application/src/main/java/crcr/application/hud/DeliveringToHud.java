package crcr.application.hud;

import crcr.application.outbox.Claimed;
import crcr.application.outbox.DeliverEffect;
import crcr.application.outbox.Effect;

/** Delivers the records of the {@link HudQueue}. */
public final class DeliveringToHud implements DeliverEffect {
    private final Hud hud;

    /** Delivers records to {@code hud}. */
    public DeliveringToHud(Hud hud) {
        this.hud = hud;
    }

    @Override
    public Result deliver(Claimed claimed) {
        return switch (hud.deliver(claimed.effect().content())) {
            case Hud.HudAnswer.Delivered(), Hud.HudAnswer.Duplicate() -> new Result.Done();
            case Hud.HudAnswer.Refused(int status, String message) -> new Result.Refused(answered(status, message));
            // A backlog that is being delivered may well be too many at once.
            case Hud.HudAnswer.Busy(int status, String message) -> new Result.Failed(answered(status, message));
            case Hud.HudAnswer.Away(String cause) -> new Result.Failed(cause);
            case Hud.HudAnswer.Skipped() -> new Result.Failed("no HUD is configured");
        };
    }

    private static String answered(int status, String message) {
        return "HUD answered " + status + ": " + message;
    }

    @Override
    public String title(Effect effect) {
        return HudQueue.selfReport(effect)
                .map(event -> "self-report " + event.wireName())
                .orElseGet(() -> "report " + HudQueue.report(effect).wireName());
    }
}
