package crcr.infrastructure.http.webhook;

import crcr.domain.event.Other;
import java.util.List;

/** Reads an event about which nothing is done: enough to note that it came. */
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
