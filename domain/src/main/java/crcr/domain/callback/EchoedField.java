package crcr.domain.callback;

import crcr.domain.repository.RepositoryName;
import java.util.List;
import java.util.Optional;

/** A field of a webhook's body, as a callback sends it back, that identifies the event. */
public enum EchoedField {
    /** Where it happened. */
    UPSTREAM("payload.repository.full_name") {
        @Override
        boolean fits(String value, TokenBinding binding) {
            return RepositoryName.parse(value).equals(Optional.of(binding.upstream()));
        }
    },
    /** The PR, beside it. */
    NUMBER("payload.number") {
        @Override
        boolean fits(String value, TokenBinding binding) {
            return isPullRequest(value, binding);
        }
    },
    /** The PR itself. */
    PULL_REQUEST("payload.pull_request.number") {
        @Override
        boolean fits(String value, TokenBinding binding) {
            return isPullRequest(value, binding);
        }
    },
    /** The commit of a PR. */
    HEAD("payload.pull_request.head.sha") {
        @Override
        boolean fits(String value, TokenBinding binding) {
            return value.equals(binding.headSha());
        }
    },
    /** The commit of a push. A {@code pull_request} event may have this too, and there it is not looked at. */
    AFTER("payload.after") {
        @Override
        boolean fits(String value, TokenBinding binding) {
            return !binding.push() || value.equals(binding.headSha());
        }
    };

    /** All of them, in the order in which they are looked at. */
    public static final List<EchoedField> ALL = List.of(values());

    private final String place;

    EchoedField(String place) {
        this.place = place;
    }

    /** Returns where it is in a callback's body: the keys that lead there, joined by dots. */
    public String place() {
        return place;
    }

    /** Returns whether this is what was dispatched; a number as its digits. */
    abstract boolean fits(String value, TokenBinding binding);

    private static boolean isPullRequest(String value, TokenBinding binding) {
        return binding.pullRequest().isPresent()
                && value.equals(Long.toString(binding.pullRequest().getAsLong()));
    }
}
