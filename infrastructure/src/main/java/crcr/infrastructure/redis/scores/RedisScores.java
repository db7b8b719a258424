package crcr.infrastructure.redis.scores;

import crcr.application.scorecard.ReadingScorecards.Day;
import crcr.application.scorecard.ScoreRecords;
import crcr.domain.allowlist.Level;
import crcr.domain.repository.RepositoryName;
import crcr.domain.scorecard.Window;
import crcr.infrastructure.redis.connection.Redis;
import crcr.infrastructure.redis.scripts.Answered;
import crcr.infrastructure.redis.scripts.Script;
import crcr.infrastructure.redis.scripts.ScriptCall;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Keeps sums by hours and days, and the levels. */
public final class RedisScores implements ScoreRecords {
    /** The number of days that are kept before today. */
    static final int DAYS = 35;

    // Limits the time for which a call occupies Redis to a few milliseconds.
    private static final int READ_AT_ONCE = 10;
    private static final int NOTED_AT_ONCE = 500;

    private static final Script READ = Script.of("scores/read")
            .always("hours", Long.toString(Window.DAY.length().toHours()))
            .always("few_days", Long.toString(Window.WEEK.length().toDays()))
            .always("many_days", Long.toString(Window.FORTNIGHT.length().toDays()));
    private static final Script DAYS_OF = Script.of("scores/days").always("days", Integer.toString(DAYS));
    private static final Script LEVELS = Script.of("scores/levels");
    private static final Script NOTE = Script.of("scores/note_levels");

    private final Redis redis;

    /** Counts in {@code redis}. */
    public RedisScores(Redis redis) {
        this.redis = redis;
    }

    @Override
    public Standing of(List<RepositoryName> downstreams) {
        Map<RepositoryName, OnRecord> each = new HashMap<>();
        Instant now = Instant.EPOCH;
        for (int from = 0; from == 0 || from < downstreams.size(); from += READ_AT_ONCE) {
            Answered answer = redis.run(
                    named(READ, downstreams.subList(from, Math.min(from + READ_AT_ONCE, downstreams.size()))));
            now = answer.instant("now");
            for (Answered row : answer.rows("downstreams")) {
                each.put(RepositoryName.of(row.text("downstream")), onRecord(row));
            }
        }
        return new Standing(now, each);
    }

    private static ScriptCall named(Script script, List<RepositoryName> downstreams) {
        return script.on()
                .with(
                        "downstreams",
                        downstreams.stream().map(RepositoryName::key).collect(Collectors.joining(" ")));
    }

    private static OnRecord onRecord(Answered row) {
        return new OnRecord(
                Map.of(
                        Window.DAY,
                        TallyHash.read(row.all("day")),
                        Window.WEEK,
                        TallyHash.read(row.all("week")),
                        Window.FORTNIGHT,
                        TallyHash.read(row.all("fortnight"))),
                row.optional("level").map(RedisScores::levelSince),
                row.optionalInstant("self_reported"));
    }

    private static LevelSince levelSince(String text) {
        String[] words = text.split(" ", 2);
        return new LevelSince(Level.valueOf(words[0]), Instant.ofEpochMilli(Long.parseLong(words[1])));
    }

    @Override
    public List<Day> days(RepositoryName downstream) {
        return redis.run(DAYS_OF.on().with("downstream", downstream.key())).rows("days").stream()
                .map(row -> new Day(LocalDate.ofEpochDay(row.number("day")), TallyHash.read(row.all("sums"))))
                .toList();
    }

    @Override
    public void note(Map<RepositoryName, Level> levels) {
        Map<String, String> known = new TreeMap<>();
        redis.run(LEVELS.on()).hash("levels").forEach((downstream, level) -> known.put(downstream, Script.text(level)));
        Map<String, String> wanted = levels.entrySet().stream()
                .collect(Collectors.toMap(
                        each -> each.getKey().key(), each -> each.getValue().name()));
        List<String> changes = Stream.concat(known.keySet().stream(), wanted.keySet().stream())
                .distinct()
                .filter(downstream -> !Optional.ofNullable(known.get(downstream))
                        .map(text -> text.split(" ", 2)[0])
                        .equals(Optional.ofNullable(wanted.get(downstream))))
                .toList();
        for (List<String> some : inParts(changes)) {
            ScriptCall call = NOTE.on().with("count", some.size());
            for (int number = 1; number <= some.size(); number++) {
                String downstream = some.get(number - 1);
                call.with(number, "downstream", Script.bytes(downstream))
                        .with(number, "from", Script.bytes(Objects.requireNonNullElse(known.get(downstream), "")))
                        .with(number, "to", Script.bytes(Objects.requireNonNullElse(wanted.get(downstream), "")));
            }
            redis.run(call);
        }
    }

    private static List<List<String>> inParts(List<String> all) {
        List<List<String>> parts = new ArrayList<>();
        for (int from = 0; from < all.size(); from += NOTED_AT_ONCE) {
            parts.add(all.subList(from, Math.min(from + NOTED_AT_ONCE, all.size())));
        }
        return parts;
    }
}
