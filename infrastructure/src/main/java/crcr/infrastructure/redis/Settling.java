package crcr.infrastructure.redis;

import static crcr.infrastructure.redis.Script.bytes;

import crcr.application.outbox.Effect;
import crcr.application.outbox.QueueName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The keys and arguments of {@code settle.lua}: those of the move, and then those of each effect. */
final class Settling {
    private final String token;
    private final List<String> keys = new ArrayList<>();
    private final List<byte[]> arguments = new ArrayList<>();
    private final Map<QueueName, Integer> effects = new HashMap<>();

    Settling(String token, String job, byte[]... move) {
        this.token = token;
        keys.add(job);
        arguments.add(bytes(token));
        Collections.addAll(arguments, move);
    }

    /**
     * Adds an effect. The reservation's token names it, so that what is settled twice is put in once.
     *
     * @param headers what goes with it
     */
    void add(Effect effect, Map<String, String> headers) {
        int before = effects.merge(effect.queue(), 1, Integer::sum) - 1;
        String id = before == 0 ? token : token + "-" + before;
        List<byte[]> fields = EffectRecord.written(effect, headers);
        Collections.addAll(keys, Keys.ofEffect(effect, id));
        arguments.add(bytes(id));
        arguments.add(bytes(effect.subject().orElse("")));
        arguments.add(bytes(fields.size() / 2));
        arguments.addAll(fields);
    }

    String[] keys() {
        return keys.toArray(String[]::new);
    }

    byte[][] arguments() {
        return arguments.toArray(byte[][]::new);
    }
}
