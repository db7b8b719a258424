package crcr.infrastructure.redis.targets;

import crcr.domain.retry.Backoff;
import crcr.domain.target.TargetMove;
import crcr.domain.target.TargetState;
import crcr.infrastructure.redis.scripts.Script;
import java.util.Collection;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The domain's rules of targets, as arguments of scripts. */
public final class TargetWords {
    private TargetWords() {}

    /** Returns the states in which a move is possible, for {@code is_among}. */
    static String from(TargetMove move) {
        return words(move.from());
    }

    /** Returns the state after a move. */
    static String to(TargetMove move) {
        return move.to().wireName();
    }

    /** Returns the states that satisfy the predicate, for {@code is_among}. */
    public static String all(Predicate<TargetState> question) {
        return words(TargetState.all(question));
    }

    private static String words(Collection<TargetState> states) {
        return Script.words(states.stream().map(TargetState::wireName));
    }

    /** Returns pauses in milliseconds, for {@code pause_after}. */
    public static String pauses(Backoff backoff) {
        return backoff.growing().stream()
                .map(pause -> Long.toString(pause.toMillis()))
                .collect(Collectors.joining(" "));
    }
}
