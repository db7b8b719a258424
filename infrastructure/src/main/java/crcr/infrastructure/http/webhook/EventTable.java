package crcr.infrastructure.http.webhook;

import crcr.application.delivery.TakeEvent;
import crcr.application.delivery.TakeEvent.EventOutcome;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.delivery.Payload;
import crcr.domain.event.IncomingEvent;
import crcr.infrastructure.shared.json.JsonPicker;
import crcr.infrastructure.shared.json.MalformedJsonException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Assigns a reader and a use case to each kind of event. */
public final class EventTable {
    // An event without a line has no fields of its own.
    private static final JsonPicker OTHER_PLACES = places(new OtherReader(""));

    private final Map<String, Line<?>> lines;
    private final TakeEvent<IncomingEvent> others;

    /**
     * Processes events by these lines.
     *
     * @param others processes events without a line, so that their arrival is recorded
     * @throws IllegalStateException if an event has two lines
     */
    public EventTable(List<Line<?>> lines, TakeEvent<IncomingEvent> others) {
        this.lines = lines.stream().collect(Collectors.toUnmodifiableMap(Line::type, line -> line));
        this.others = others;
    }

    /**
     * A line of the table.
     *
     * @param <E> the event
     */
    public static final class Line<E> {
        private final String type;
        private final JsonPicker picker;
        private final EventReader<E> reader;
        private final TakeEvent<? super E> useCase;

        /** Assigns this reader and this use case to events of that name ({@code X-GitHub-Event}). */
        public Line(String type, EventReader<E> reader, TakeEvent<? super E> useCase) {
            this.type = type;
            this.picker = places(reader);
            this.reader = reader;
            this.useCase = useCase;
        }

        private String type() {
            return type;
        }

        private Arrived read(byte[] body) throws MalformedJsonException {
            E event = reader.read(new WebhookFields(picker.pick(body)));
            return id -> useCase.take(id, event, new Payload(body));
        }
    }

    /** An event that was read and waits for its use case. */
    @FunctionalInterface
    interface Arrived {
        /** Passes the event to its use case. */
        EventOutcome take(DeliveryId id);
    }

    /** Returns the names of the events that have lines. */
    Set<String> types() {
        return lines.keySet();
    }

    /**
     * Reads an event.
     *
     * @throws MalformedJsonException if the body is no JSON object
     */
    Arrived read(String type, byte[] body) throws MalformedJsonException {
        Line<?> line = lines.get(type);
        if (line != null) {
            return line.read(body);
        }
        IncomingEvent other = new OtherReader(type).read(new WebhookFields(OTHER_PLACES.pick(body)));
        return id -> others.take(id, other, new Payload(body));
    }

    private static JsonPicker places(EventReader<?> reader) {
        return new JsonPicker(Stream.concat(WebhookFields.OF_EVERY_EVENT.stream(), reader.places().stream())
                .distinct()
                .toArray(String[]::new));
    }
}
