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

/** What the scripts that move jobs are given, so that they count it. */
public final class MoveScore {
    private MoveScore() {}

    /** Returns the script with what is the same in every call. */
    public static Script counting(Script script) {
        return script.always("bounds_ms", Buckets.inMilliseconds());
    }

    /** Gives a call what is counted of a job that has ended, and whose it is. */
    public static ScriptCall given(ScriptCall call, Move move) {
        JobKey job = move.job();
        return call.with("id", job.delivery().value())
                .with("downstream", job.downstream().key())
                .with("dispatched_ms", move.dispatch().dispatched())
                .with("first_attempt", job.isOfFirstAttempt() ? "1" : "")
                .with("counted_as", move.report().conclusion().map(MoveScore::field))
                .with("execution_bucket", move.times().executionTime().map(MoveScore::bucket));
    }

    /** Gives a call the queue time that counts with a move, if there is one. */
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
