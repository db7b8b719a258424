package crcr.infrastructure.redis.outbox;

import static crcr.infrastructure.redis.scripts.Script.bytes;
import static crcr.infrastructure.redis.scripts.Script.text;

import crcr.application.outbox.Effect;
import crcr.application.outbox.Lane;
import crcr.application.outbox.QueueName;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.delivery.Payload;
import crcr.domain.repository.RepositoryName;
import crcr.infrastructure.redis.scripts.Script;
import crcr.infrastructure.spans.TraceParent;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An effect as a hash. Its attributes are fields with names of their own, beside the outbox's fields.
 *
 * @param fields all fields
 */
public record EffectRecord(Map<String, byte[]> fields) {
    private static final Set<String> OWN = Set.of(
            "body",
            "delivery",
            "downstream",
            "lane",
            "subject",
            "trace",
            "accepted",
            "attempts",
            "lease",
            "answer",
            "died");

    /**
     * Returns the fields of a new effect without its times and its subject, by name.
     *
     * @param headers the headers that accompany it
     */
    static SortedMap<String, byte[]> written(Effect effect, Map<String, String> headers) {
        SortedMap<String, byte[]> fields = new TreeMap<>();
        effect.attributes().forEach((name, value) -> {
            if (OWN.contains(name)) {
                throw new IllegalArgumentException("an attribute cannot have the name " + name);
            }
            fields.put(name, bytes(value));
        });
        fields.put("body", effect.content().bytes());
        fields.put("delivery", bytes(effect.delivery().value()));
        fields.put("downstream", bytes(effect.downstream().toString()));
        fields.put("lane", bytes(effect.lane().scope() + " " + effect.lane().name()));
        fields.put("trace", bytes(headers.getOrDefault(TraceParent.HEADER, "")));
        return fields;
    }

    Effect effect(QueueName queue) {
        SortedMap<String, String> attributes = new TreeMap<>();
        fields.forEach((name, value) -> {
            if (!OWN.contains(name)) {
                attributes.put(name, text(value));
            }
        });
        return new Effect(
                queue,
                lane(),
                optional("subject"),
                new DeliveryId(required("delivery")),
                RepositoryName.of(required("downstream")),
                attributes,
                new Payload(value("body")));
    }

    // A process from before there were lanes stores the records of a job without one.
    Lane lane() {
        Optional<String> written = optional("lane");
        if (written.isPresent()) {
            String[] parts = written.get().split(" ", 2);
            return new Lane(parts[0], parts[1]);
        }
        return new Lane(
                String.join(
                        ":",
                        required("delivery"),
                        RepositoryName.of(required("downstream")).key(),
                        required("run"),
                        required("attempt")),
                required("job_name"));
    }

    int attempts() {
        return Integer.parseInt(required("attempts"));
    }

    Map<String, String> headers() {
        return optional("trace")
                .filter(trace -> !trace.isEmpty())
                .map(trace -> Map.of(TraceParent.HEADER, trace))
                .orElse(Map.of());
    }

    private Optional<String> optional(String name) {
        return Optional.ofNullable(fields.get(name)).map(Script::text);
    }

    private String required(String name) {
        return text(value(name));
    }

    private byte[] value(String name) {
        byte[] value = fields.get(name);
        if (value == null) {
            throw new IllegalStateException("an effect is kept without its " + name);
        }
        return value;
    }
}
