package crcr.infrastructure.redis.scores;

import crcr.application.callback.Move;
import crcr.domain.job.Conclusion;
import crcr.domain.job.JobKey;
import crcr.domain.scorecard.Buckets;
import crcr.domain.scorecard.CountedAs;
import crcr.infrastructure.redis.scripts.Script;
import crcr.infrastructure.redis.scripts.ScriptCall;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/** Provides the arguments by which the scripts that move jobs count them. */
public final class MoveScore {
    private MoveScore() {}

    /** Returns the script with the arguments that are the same in every call. */
    public static Script counting(Script script) {
        return script.always("bounds_ms", Buckets.inMilliseconds());
    }

    /** Adds the counted values of a job that has ended, and its downstream, to the arguments of a call. */
    public static ScriptCall given(ScriptCall call, Move move) {
        JobKey job = move.job();
        return call.with("id", job.delivery().value())
                .with("downstream", job.downstream().key())
                .with("dispatched_ms", move.dispatch().dispatched())
                .with("first_attempt", job.isOfFirstAttempt() ? "1" : "")
                .with("counted_as", move.report().conclusion().map(MoveScore::field))
                .with("execution_bucket", move.times().executionTime().map(MoveScore::bucket));
    }

    /** Adds the queue time that counts with a move, if there is one, to the arguments of a call. */
    public static ScriptCall givenQueueTime(ScriptCall call, Move move) {
        Optional<BigDecimal> queueTime = move.times().queueTime();
        return call.with("queue_ms", queueTime.map(time -> Long.toString(milliseconds(time))))
                .with("queue_bucket", queueTime.map(MoveScore::bucket));
    }

    private static String field(Conclusion conclusion) {
        return switch (CountedAs.of(conclusion)) {
            case SUCCESS -> TallyHash.SUCCESS;
            case FAILURE -> TallyHash.FAILED;
            case NOTHING -> TallyHash.UNCOUNTED;
        };
    }

    private static String bucket(BigDecimal seconds) {
        return Integer.toString(Buckets.of(Duration.ofMillis(milliseconds(seconds))));
    }

    private static long milliseconds(BigDecimal seconds) {
        return seconds.movePointRight(3).longValue();
    }
}
