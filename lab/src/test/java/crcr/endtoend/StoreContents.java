package crcr.endtoend;

import crcr.fixture.Eventually;
import crcr.fixture.RealRedis;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** What is in the store, seen past the relay. */
final class StoreContents {
    private static final String QUEUE = "{crcr}:targets";
    private static final String WAITING_RECORDS = "{crcr}:hud:waiting";
    private static final String WAITING_EFFECTS = "{crcr}:*:waiting";
    private static final String LIMITS = "{crcr}:limit:";
    private static final String LEVELS = "{crcr}:levels";
    private static final String SCORES = "{crcr}:score:";
    private static final String IDENTITIES = "{crcr}:identities";
    // What is written every second to see whether that can be done.
    private static final String LOOK = "{crcr}:look";

    private StoreContents() {}

    /**
     * All that is kept, by its name: everything but the allowances of callbacks, which every callback takes from, the
     * scores, which count every refusal, the levels, which are noted at some time after the start, and who is
     * remembered by its first one. It waits until all that was accepted has ended: what is being worked on changes by
     * itself.
     */
    static Map<String, String> now() {
        Eventually.holds("nothing is being worked on", () -> queued() == 0 && waitingEffects() == 0);
        return RealRedis.ask(commands -> {
            Map<String, String> contents = new TreeMap<>();
            // The workers create the queue as they begin to wait for it, so an empty one is as good as none.
            contents.put(QUEUE, commands.xlen(QUEUE) + " entries");
            for (String key : commands.keys("*")) {
                if (!key.equals(QUEUE)
                        && !key.equals(IDENTITIES)
                        && !key.equals(LOOK)
                        && !key.equals(LEVELS)
                        && !key.startsWith(LIMITS)
                        && !key.startsWith(SCORES)) {
                    byte[] value = commands.dump(key);
                    // A key may lapse after its name was listed.
                    if (value != null) {
                        contents.put(key, HexFormat.of().formatHex(value));
                    }
                }
            }
            return contents;
        });
    }

    /** How many targets wait or are being worked on. */
    static long queued() {
        return RealRedis.ask(commands -> commands.xlen(QUEUE));
    }

    /** How many effects wait in any queue or are being worked on. */
    private static long waitingEffects() {
        return RealRedis.ask(commands -> commands.keys(WAITING_EFFECTS).stream()
                .mapToLong(commands::zcard)
                .sum());
    }

    /** How many records wait for HUD or are on their way to it. */
    static long waitingForHud() {
        return RealRedis.ask(commands -> commands.zcard(WAITING_RECORDS));
    }
}
