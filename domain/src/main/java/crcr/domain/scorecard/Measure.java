package crcr.domain.scorecard;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** A measure of a downstream that a level may have a requirement for. */
public sealed interface Measure {
    /** The direction of a requirement: at least or at most. */
    enum Sense {
        AT_MOST,
        AT_LEAST
    }

    /** A measure without parameters. */
    enum Figure implements Measure {
        QUEUE_P50("queue_p50", Sense.AT_MOST),
        QUEUE_P95("queue_p95", Sense.AT_MOST),
        QUEUE_AVERAGE("queue_average", Sense.AT_MOST),
        EXECUTION_P50("execution_p50", Sense.AT_MOST),
        EXECUTION_P95("execution_p95", Sense.AT_MOST),
        END_TO_END_P50("end_to_end_p50", Sense.AT_MOST),
        /**
         * The share of successful jobs among the completed ones. Jobs with a conclusion that says nothing are left out.
         */
        SUCCESS_RATE("success_rate", Sense.AT_LEAST),
        /** The share of jobs that the relay closed among the completed ones. */
        TIMEOUTS("timeouts", Sense.AT_MOST),
        /** The share of dispatches that started among those that were expected to start. */
        STARTED("started", Sense.AT_LEAST);

        private final String word;
        private final Sense sense;

        Figure(String word, Sense sense) {
            this.word = word;
            this.sense = sense;
        }

        /** Returns the figure of this name on the allowlist. */
        public static Optional<Figure> named(String word) {
            return Arrays.stream(values())
                    .filter(figure -> figure.word.equals(word))
                    .findFirst();
        }

        @Override
        public String word() {
            return word;
        }

        @Override
        public Sense sense() {
            return sense;
        }

        /** Returns whether the figure is a share, not a time. */
        public boolean isShare() {
            return this == SUCCESS_RATE || this == TIMEOUTS || this == STARTED;
        }

        @Override
        public Optional<Quantity> of(Evidence evidence) {
            Tally tally = evidence.tally();
            return switch (this) {
                case QUEUE_P50 -> time(tally.queue().percentile(0.5));
                case QUEUE_P95 -> time(tally.queue().percentile(0.95));
                case QUEUE_AVERAGE -> time(tally.queueAverage());
                case EXECUTION_P50 -> time(tally.execution().percentile(0.5));
                case EXECUTION_P95 -> time(tally.execution().percentile(0.95));
                case END_TO_END_P50 -> time(tally.endToEnd().percentile(0.5));
                case SUCCESS_RATE -> share(tally.successRate());
                case TIMEOUTS -> share(tally.shareClosed());
                case STARTED -> share(tally.shareStarted());
            };
        }
    }

    /** The share of the jobs that ran longer than the bound. */
    record JobsOver(Duration bound) implements Measure {
        /** The measure's name on the allowlist. */
        public static final String WORD = "jobs_over";

        @Override
        public String word() {
            return WORD;
        }

        @Override
        public Sense sense() {
            return Sense.AT_MOST;
        }

        @Override
        public Optional<Quantity> of(Evidence evidence) {
            return share(evidence.tally().execution().shareOver(bound));
        }
    }

    /** The time for which the downstream has been at the level below the one with the requirement. */
    record DaysAtLevel() implements Measure {
        /** The measure's name on the allowlist. */
        public static final String WORD = "days_at_level";

        @Override
        public String word() {
            return WORD;
        }

        @Override
        public Sense sense() {
            return Sense.AT_LEAST;
        }

        @Override
        public Optional<Quantity> of(Evidence evidence) {
            return evidence.atLevel().map(time -> new Quantity.Days(time.toDays()));
        }
    }

    /** Returns the measure's name on the allowlist. */
    String word();

    /** Returns whether the measure should be at most or at least the required quantity. */
    Sense sense();

    /** Returns the measured quantity; empty without evidence. */
    Optional<Quantity> of(Evidence evidence);

    private static Optional<Quantity> time(Optional<Duration> duration) {
        return duration.map(Quantity.Time::new);
    }

    private static Optional<Quantity> share(Optional<Double> part) {
        return part.map(Quantity.Share::new);
    }
}
