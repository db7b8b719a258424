package crcr.infrastructure.redis;

import crcr.domain.delivery.UpstreamEvent;
import crcr.domain.repository.RepositoryName;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** An event as a delivery's record has it. */
final class RecordedEvent {
    private RecordedEvent() {}

    /**
     * The event of a script's answer: from that place on its type, upstream, PR number or '', head SHA, action or '', the
     * upstream's name then or ''.
     */
    static UpstreamEvent of(List<?> answer, int place) {
        String pullRequest = Script.text(answer.get(place + 2));
        String upstream = Script.text(answer.get(place + 1));
        String nameThen = Script.text(answer.get(place + 5));
        return new UpstreamEvent(
                Script.text(answer.get(place)),
                Optional.of(Script.text(answer.get(place + 4))).filter(action -> !action.isEmpty()),
                RepositoryName.of(upstream),
                RepositoryName.of(nameThen.isEmpty() ? upstream : nameThen),
                pullRequest.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(pullRequest)),
                Script.text(answer.get(place + 3)));
    }
}
