package crcr.infrastructure.redis;

import static crcr.infrastructure.redis.Script.bytes;
import static crcr.infrastructure.redis.Script.text;

import crcr.application.delivery.IgnoredDelivery;
import crcr.application.explanation.DeliveryHistory;
import crcr.application.explanation.Fate;
import crcr.application.explanation.PastDelivery;
import crcr.application.explanation.Sought;
import crcr.application.explanation.Stage;
import crcr.application.explanation.Step;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.repository.RepositoryName;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** Looks up what the scripts have noted of deliveries. */
final class RedisDeliveryHistory implements DeliveryHistory {
    private static final Script HISTORY = Script.named("history.lua");
    private static final String[] NO_KEYS = {};
    // Where in an accepted one's answer its event begins, and what became of it.
    private static final int EVENT = 3;
    private static final int STATE = 9;

    private final Redis redis;

    RedisDeliveryHistory(Redis redis) {
        this.redis = redis;
    }

    @Override
    public List<PastDelivery> find(Sought sought, RepositoryName downstream, int most) {
        return switch (sought) {
            case Sought.Delivery(DeliveryId id) -> find("delivery", id.value(), "", downstream, most);
            case Sought.PullRequest(RepositoryName upstream, long number) ->
                find("pull_request", upstream.key() + "#" + number, Long.toString(number), downstream, most);
            case Sought.Latest() -> find("latest", "", "", downstream, most);
        };
    }

    private List<PastDelivery> find(String how, String which, String number, RepositoryName downstream, int most) {
        return redis
                .call(commands -> HISTORY.run(
                        commands,
                        NO_KEYS,
                        bytes(how),
                        bytes(which),
                        bytes(number),
                        bytes(downstream.key()),
                        bytes(downstream.owner().toLowerCase(Locale.ROOT)),
                        bytes(most)))
                .stream()
                .map(found -> delivery((List<?>) found))
                .toList();
    }

    private static PastDelivery delivery(List<?> found) {
        Instant at = instant(found.get(1));
        DeliveryId id = new DeliveryId(text(found.get(2)));
        return text(found.getFirst()).equals("ignored")
                ? new PastDelivery.Ignored(at, ignored(id, found))
                : new PastDelivery.Accepted(at, id, RecordedEvent.of(found, EVENT), fate(found));
    }

    private static IgnoredDelivery ignored(DeliveryId id, List<?> found) {
        String pullRequest = text(found.get(5));
        return new IgnoredDelivery(
                id,
                text(found.get(3)),
                Optional.of(text(found.get(4))).filter(action -> !action.isEmpty()),
                pullRequest.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(pullRequest)),
                text(found.get(6)));
    }

    private static Optional<Fate> fate(List<?> found) {
        String state = text(found.get(STATE));
        return state.isEmpty()
                ? Optional.empty()
                : Optional.of(new Fate(
                        stage(state, found.get(STATE + 1), text(found.get(STATE + 2))),
                        Integer.parseInt(text(found.get(STATE + 3))),
                        ((List<?>) found.get(STATE + 4))
                                .stream().map(step -> step((List<?>) step)).toList()));
    }

    private static Stage stage(String state, Object value, String reason) {
        return switch (state) {
            case "worker" -> new Stage.WaitsForWorker();
            case "older" -> new Stage.WaitsForOlder(DeliveryId.parse(text(value)));
            case "retry" -> new Stage.WaitsForRetry(instant(value));
            case "owner" -> new Stage.WaitsForOwner(instant(value));
            case "pause" -> new Stage.WaitsForPause(instant(value));
            case "begun" -> new Stage.Begun(instant(value));
            case "done" -> new Stage.Dispatched(instant(value));
            case "superseded" -> new Stage.Superseded(instant(value), new DeliveryId(reason));
            case "dead" -> new Stage.Dead(instant(value), reason);
            case "dropped" -> new Stage.Dropped(instant(value));
            case "expired" -> new Stage.Expired(instant(value));
            default -> throw new IllegalStateException("history.lua answers " + state);
        };
    }

    private static Step step(List<?> step) {
        return new Step(instant(step.get(0)), Step.Kind.valueOf(text(step.get(1))), text(step.get(2)));
    }

    private static Instant instant(Object milliseconds) {
        return Instant.ofEpochMilli(Long.parseLong(text(milliseconds)));
    }
}
