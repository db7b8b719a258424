package crcr.infrastructure.redis.targets;

import crcr.domain.delivery.UpstreamEvent;
import crcr.domain.repository.RepositoryName;
import crcr.infrastructure.redis.scripts.Answered;
import java.util.Optional;
import java.util.OptionalLong;

/** An event in the form of a delivery's record. */
public final class RecordedEvent {
    private RecordedEvent() {}

    /** Returns the event of an answer with event, action, upstream, name_then, pr and sha. */
    public static UpstreamEvent of(Answered answer) {
        RepositoryName upstream = RepositoryName.of(answer.text("upstream"));
        return new UpstreamEvent(
                answer.text("event"),
                answer.optional("action"),
                upstream,
                answer.optional("name_then").map(RepositoryName::of).orElse(upstream),
                pullRequest(answer),
                answer.text("sha"));
    }

    /** Returns the number of the pull request of an answer with pr. */
    public static OptionalLong pullRequest(Answered answer) {
        return answer.optional("pr").map(Long::parseLong).map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }

    /** Returns the number of a pull request as a script's argument. */
    public static Optional<String> pullRequest(OptionalLong number) {
        return number.isPresent() ? Optional.of(Long.toString(number.getAsLong())) : Optional.empty();
    }
}
