package crcr.infrastructure.http.webhook;

import crcr.domain.event.Other;
import java.util.List;

/** Reads an event on which the relay does not act: only the fields that record its arrival. */
final class OtherReader implements EventReader<Other> {
    private static final String NUMBER = "pull_request.number";

    private final String type;

    /** Reads events of that name. */
    OtherReader(String type) {
        this.type = type;
    }

    @Override
    public List<String> places() {
        return List.of(NUMBER);
    }

    @Override
    public Other read(WebhookFields fields) {
        return new Other(type, fields.action(), fields.repository(), fields.number(NUMBER));
    }
}
