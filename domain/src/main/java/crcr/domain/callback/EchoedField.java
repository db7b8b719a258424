package crcr.domain.callback;

import crcr.domain.repository.RepositoryName;
import java.util.List;
import java.util.Optional;

/** A field of a webhook's body that identifies the event and that a callback sends back. */
public enum EchoedField {
    /** The upstream. */
    UPSTREAM("payload.repository.full_name") {
        @Override
        boolean fits(String value, TokenBinding binding) {
            return RepositoryName.parse(value).equals(Optional.of(binding.upstream()));
        }
    },
    /** The number of the PR, at the top level of the payload. */
    NUMBER("payload.number") {
        @Override
        boolean fits(String value, TokenBinding binding) {
            return isPullRequest(value, binding);
        }
    },
    /** The number of the PR, within the pull request itself. */
    PULL_REQUEST("payload.pull_request.number") {
        @Override
        boolean fits(String value, TokenBinding binding) {
            return isPullRequest(value, binding);
        }
    },
    /** The head commit of a PR. */
    HEAD("payload.pull_request.head.sha") {
        @Override
        boolean fits(String value, TokenBinding binding) {
            return value.equals(binding.headSha());
        }
    },
    /** The commit of a push. A {@code pull_request} event may have this field too, and the relay ignores it there. */
    AFTER("payload.after") {
        @Override
        boolean fits(String value, TokenBinding binding) {
            return !binding.push() || value.equals(binding.headSha());
        }
    };

    /** All fields, in the order in which the relay checks them. */
    public static final List<EchoedField> ALL = List.of(values());

    private final String place;

    EchoedField(String place) {
        this.place = place;
    }

    /** Returns the field's place in a callback's body: the keys that lead there, joined by dots. */
    public String place() {
        return place;
    }

    /** Returns whether this value is the one that was dispatched. A number is compared by its digits. */
    abstract boolean fits(String value, TokenBinding binding);

    private static boolean isPullRequest(String value, TokenBinding binding) {
        return binding.pullRequest().isPresent()
                && value.equals(Long.toString(binding.pullRequest().getAsLong()));
    }
}
