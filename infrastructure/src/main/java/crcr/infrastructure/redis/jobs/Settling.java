package crcr.infrastructure.redis.jobs;

import crcr.application.callback.FirstAnswer;
import crcr.application.outbox.Effect;
import crcr.application.outbox.QueueName;
import crcr.domain.job.JobKey;
import crcr.infrastructure.redis.outbox.EffectRecord;
import crcr.infrastructure.redis.scripts.Keys;
import crcr.infrastructure.redis.scripts.Script;
import crcr.infrastructure.redis.scripts.ScriptCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * The settling of a reserved move, together with the effects that follow from it.
 *
 * @param token the reservation's, which names each effect too, so that what is settled twice is put in once
 * @param effects what follows from the move
 * @param headers what goes with each effect
 */
record Settling(JobKey job, String token, FirstAnswer.Taken answer, List<Effect> effects, Map<String, String> headers) {
    private static final Script SETTLE = Script.of("jobs/settle");

    /** Keeps its own copies. */
    Settling {
        effects = List.copyOf(effects);
        headers = Map.copyOf(headers);
    }

    /** Returns the call that settles it; the job is kept for so long. */
    ScriptCall call(Duration life) {
        List<String> ids = ids();
        ScriptCall call = SETTLE.on(keys(ids))
                .with("token", token)
                .with("to", answer.status().to().name())
                .with("answer", AnswerText.of(answer))
                .with("life_ms", life)
                .with("effects", effects.size());
        for (int i = 0; i < effects.size(); i++) {
            add(call, i + 1, effects.get(i), ids.get(i));
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

    private String[] keys(List<String> ids) {
        List<String> keys = new ArrayList<>(List.of(Keys.job(job)));
        for (int i = 0; i < effects.size(); i++) {
            Collections.addAll(keys, Keys.ofEffect(effects.get(i), ids.get(i)));
        }
        return keys.toArray(String[]::new);
    }

    private void add(ScriptCall call, int number, Effect effect, String id) {
        SortedMap<String, byte[]> fields = EffectRecord.written(effect, headers);
        call.with(number, "id", Script.bytes(id))
                .with(number, "subject", Script.bytes(effect.subject().orElse("")))
                .with(number, "fields", Script.bytes(String.join(" ", fields.keySet())));
        fields.forEach((name, value) -> call.with(number, "field:" + name, value));
    }
}
