package crcr.lab.bench;

import io.lettuce.core.KeyScanCursor;
import io.lettuce.core.LettuceFutures;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScanCursor;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/**
 * Seeds a store with many deliveries: one that a relay has relayed and whose jobs have reported, and copies of its
 * records under other ids. The present counts of its downstreams are copied to earlier hours and days.
 */
final class SeededResults {
    private static final int BATCH = 5_000;
    private static final int HOURS = 24;
    private static final int DAYS = 14;
    private static final String SCORES = "{crcr}:score:";

    private final StatefulRedisConnection<String, String> connection;
    private final RedisAsyncCommands<String, String> commands;
    private final List<RedisFuture<?>> sent = new ArrayList<>();

    SeededResults(StatefulRedisConnection<String, String> connection) {
        this.connection = connection;
        this.commands = connection.async();
    }

    /** Returns the id of the copy with that number. */
    static String idOf(String delivery, int number) {
        return delivery + "-" + number;
    }

    /** Makes this number of copies of a delivery, each of which is later than those before. */
    void copy(String delivery, int copies) {
        List<String> keys = keys("{crcr}:*" + delivery + "*");
        List<String> latest = keys("{crcr}:latest:*");
        List<String> recent = new ArrayList<>(keys("{crcr}:pr:*"));
        recent.add("{crcr}:recent");
        List<List<String>> jobs = latest.stream()
                .map(list -> connection.sync().lrange(list, 0, -1))
                .toList();
        connection.setAutoFlushCommands(false);
        for (int number = 0; number < copies; number++) {
            String copy = idOf(delivery, number);
            keys.forEach(key -> send(commands.copy(key, key.replace(delivery, copy))));
            recent.forEach(list -> send(commands.lpush(list, copy)));
            for (int i = 0; i < latest.size(); i++) {
                String list = latest.get(i);
                jobs.get(i).forEach(job -> send(commands.lpush(list, job.replace(delivery, copy))));
            }
        }
        latest.forEach(list -> send(commands.ltrim(list, 0, 199)));
        flush();
        connection.setAutoFlushCommands(true);
    }

    /** Copies the present counts. */
    void copyScores() {
        List<String> keys = keys(SCORES + "*");
        connection.setAutoFlushCommands(false);
        BiFunction<String, Integer, String> before = (key, periods) -> {
            int at = key.lastIndexOf(':') + 2;
            return key.substring(0, at) + (Long.parseLong(key.substring(at)) - periods);
        };
        for (String key : keys) {
            int periods = key.charAt(key.lastIndexOf(':') + 1) == 'h' ? HOURS : DAYS;
            IntStream.rangeClosed(1, periods).forEach(earlier -> send(commands.copy(key, before.apply(key, earlier))));
        }
        flush();
        connection.setAutoFlushCommands(true);
    }

    private List<String> keys(String pattern) {
        List<String> keys = new ArrayList<>();
        ScanArgs asked = ScanArgs.Builder.matches(pattern).limit(1_000);
        KeyScanCursor<String> found = connection.sync().scan(asked);
        keys.addAll(found.getKeys());
        while (!found.isFinished()) {
            found = connection.sync().scan(ScanCursor.of(found.getCursor()), asked);
            keys.addAll(found.getKeys());
        }
        return keys.stream().distinct().toList();
    }

    private void send(RedisFuture<?> command) {
        sent.add(command);
        if (sent.size() == BATCH) {
            flush();
        }
    }

    private void flush() {
        connection.flushCommands();
        Duration patience = Duration.ofMinutes(1);
        if (!LettuceFutures.awaitAll(patience.toSeconds(), TimeUnit.SECONDS, sent.toArray(RedisFuture[]::new))) {
            throw new IllegalStateException("Redis has not copied within " + patience);
        }
        sent.clear();
    }
}
