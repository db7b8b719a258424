package crcr.infrastructure.github.payload;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Decides which values of a webhook's body are always kept (docs/downstream/payload.md#what-always-stays): numbers of
 * pull requests and issues, SHAs, refs, labels, full names and logins, and the subject of the event.
 */
final class Lasting {
    private static final Set<String> NAMES = Set.of(
            "action",
            "after",
            "before",
            "draft",
            "full_name",
            "label",
            "login",
            "merged",
            "number",
            "ref",
            "sha",
            "state",
            "username");

    // Matches merge_commit_sha, base_ref, head_branch and issue_number.
    private static final List<String> ENDINGS = List.of("_sha", "_ref", "_branch", "_number");

    // A SHA is kept even if its name does not show it, as with the id of a commit. SHA-1 and SHA-256.
    private static final Pattern SHA = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");

    private Lasting() {}

    /**
     * Returns whether this value is kept.
     *
     * @param text the value if it is a text, and otherwise its literal
     */
    static boolean is(Place place, String text) {
        return isNamed(place) || isLabel(place) || isPusher(place) || isSha(text);
    }

    private static boolean isNamed(Place place) {
        return place instanceof Place.Member(Place _, String name)
                && (NAMES.contains(name) || ENDINGS.stream().anyMatch(name::endsWith));
    }

    // Labels are objects with a name; in older events they are texts.
    private static boolean isLabel(Place place) {
        return switch (place) {
            case Place.Member(Place in, String name) ->
                name.equals("name") && (in.isOneOf("labels") || in.isNamed("label"));
            case Place.Element _ -> place.isOneOf("labels");
            case Place.Root() -> false;
        };
    }

    // The only login that GitHub calls a name.
    private static boolean isPusher(Place place) {
        return place instanceof Place.Member(Place in, String name) && name.equals("name") && in.isNamed("pusher");
    }

    private static boolean isSha(String text) {
        return (text.length() == 40 || text.length() == 64) && SHA.matcher(text).matches();
    }
}
