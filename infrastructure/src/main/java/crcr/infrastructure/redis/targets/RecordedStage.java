package crcr.infrastructure.redis.targets;

import crcr.application.explanation.Stage;
import crcr.application.explanation.Waiting;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.target.TargetState;
import crcr.infrastructure.redis.scripts.Answered;
import java.time.Instant;
import java.util.Optional;

/** The stage of a target in the form of its delivery's record. */
public final class RecordedStage {
    private RecordedStage() {}

    /**
     * Returns the stage of an answer with state; with began, dispatched, ended, unstarted, superseded_by and reason as
     * far as they exist; and, if it waits, with parked, and perhaps older, quiet_until, paused_until and due.
     */
    public static Stage of(Answered answer, Instant now) {
        return TargetState.named(answer.text("state"))
                .map(kept -> stage(kept, answer, now))
                .orElseThrow(() -> answer.unknown("state"));
    }

    private static Stage stage(TargetState state, Answered found, Instant now) {
        return switch (state) {
            case WAITING -> waiting(found, Optional.empty()).stage(now);
            case RETRY -> waiting(found, found.optionalInstant("due")).stage(now);
            case BEGUN -> new Stage.Begun(found.instant("began"));
            case DONE -> dispatched(found);
            case DEAD ->
                new Stage.Dead(found.instant("ended"), found.optional("reason").orElse(""));
            case DROPPED -> new Stage.Dropped(found.instant("ended"));
            case SUPERSEDED ->
                new Stage.Superseded(found.instant("ended"), new DeliveryId(found.text("superseded_by")));
            case EXPIRED -> new Stage.Expired(found.instant("ended"));
        };
    }

    private static Stage dispatched(Answered found) {
        Instant at = found.instant("dispatched");
        return found.optionalInstant("unstarted")
                .<Stage>map(noticed -> new Stage.Unstarted(at, noticed))
                .orElseGet(() -> new Stage.Dispatched(at));
    }

    private static Waiting waiting(Answered found, Optional<Instant> retryAt) {
        return new Waiting(
                found.isTrue("parked"),
                found.optional("older").map(DeliveryId::new),
                found.optionalInstant("quiet_until"),
                found.optionalInstant("paused_until"),
                retryAt);
    }
}
