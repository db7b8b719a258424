package crcr.infrastructure.redis.scores;

import crcr.domain.scorecard.Buckets;
import crcr.domain.scorecard.Histogram;
import crcr.domain.scorecard.Tally;
import crcr.infrastructure.redis.scripts.Script;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The sums of a period in the form of its hash, which usually leaves out zeros. */
final class TallyHash {
    static final String SUCCESS = "success";
    static final String FAILED = "failed";
    static final String UNCOUNTED = "uncounted";

    private final Map<String, Long> fields;

    private TallyHash(Map<String, Long> fields) {
        this.fields = fields;
    }

    /** Reads alternating names and values. */
    static Tally read(List<byte[]> namesAndValues) {
        Map<String, Long> fields = new HashMap<>();
        for (int i = 0; i < namesAndValues.size(); i += 2) {
            fields.put(Script.text(namesAndValues.get(i)), Long.parseLong(Script.text(namesAndValues.get(i + 1))));
        }
        return fields.isEmpty() ? Tally.EMPTY : new TallyHash(fields).tally();
    }

    private Tally tally() {
        return new Tally(
                number("dispatched"),
                number("awaited"),
                number("started"),
                Duration.ofMillis(number("queue_ms")),
                histogram("q"),
                histogram("r"),
                histogram("e"),
                number(SUCCESS),
                number(FAILED),
                number(UNCOUNTED),
                number("closed"),
                number("refused"));
    }

    // A correction whose count has expired must not make the number negative.
    private long number(String field) {
        return Math.max(0, fields.getOrDefault(field, 0L));
    }

    private Histogram histogram(String letter) {
        return new Histogram(IntStream.range(0, Buckets.COUNT)
                .mapToObj(bucket -> number(letter + bucket))
                .toList());
    }
}
