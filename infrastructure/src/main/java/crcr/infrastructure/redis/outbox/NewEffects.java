package crcr.infrastructure.redis.outbox;

import crcr.application.outbox.Effect;
import crcr.application.outbox.QueueName;
import crcr.infrastructure.redis.scripts.Keys;
import crcr.infrastructure.redis.scripts.Script;
import crcr.infrastructure.redis.scripts.ScriptCall;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * New effects in the form of arguments for a script that uses {@code shared/effects}.
 *
 * @param token names each of them, so that a repeated effect is stored once
 * @param headers the headers that accompany each of them
 */
public record NewEffects(List<Effect> effects, String token, Map<String, String> headers) {
    /** Keeps its own copies. */
    public NewEffects {
        effects = List.copyOf(effects);
        headers = Map.copyOf(headers);
    }

    /** Returns the script's keys: its own ones, followed by those of the effects. */
    public String[] keys(String... own) {
        List<String> keys = new ArrayList<>(List.of(own));
        List<String> ids = ids();
        for (int i = 0; i < effects.size(); i++) {
            Collections.addAll(keys, Keys.ofEffect(effects.get(i), ids.get(i)));
        }
        return keys.toArray(String[]::new);
    }

    /** Adds the effects to the script's arguments. */
    public ScriptCall given(ScriptCall call) {
        List<String> ids = ids();
        call.with("effects", effects.size());
        for (int i = 0; i < effects.size(); i++) {
            give(call, i + 1, effects.get(i), ids.get(i));
        }
        return call;
    }

    private List<String> ids() {
        Map<QueueName, Integer> used = new HashMap<>();
        return effects.stream()
                .map(effect -> used.merge(effect.queue(), 1, Integer::sum))
                .map(times -> times == 1 ? token : token + "-" + (times - 1))
                .toList();
    }

    private void give(ScriptCall call, int number, Effect effect, String id) {
        SortedMap<String, byte[]> fields = EffectRecord.written(effect, headers);
        call.with(number, "id", Script.bytes(id))
                .with(number, "subject", Script.bytes(effect.subject().orElse("")))
                .with(number, "fields", Script.bytes(String.join(" ", fields.keySet())));
        fields.forEach((name, value) -> call.with(number, "field:" + name, value));
    }
}
