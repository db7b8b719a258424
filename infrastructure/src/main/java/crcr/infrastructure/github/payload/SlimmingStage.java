package crcr.infrastructure.github.payload;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A step in the order in which large webhook bodies are slimmed.
 *
 * @param takes the places that are left out, with everything below them that may be
 * @param spares names of values below those places that it keeps
 * @param longestText the maximum number of bytes of UTF-8 in a text; a longer one is cut
 */
record SlimmingStage(Predicate<Place> takes, Set<String> spares, int longestText) {
    private static final Set<String> LINKS_FOR_PEOPLE_AND_GIT =
            Set.of("html_url", "clone_url", "ssh_url", "diff_url", "patch_url");

    private static final Set<String> FILE_LISTS = Set.of("added", "removed", "modified");

    private static final Set<String> BESIDE = Set.of(
            "app",
            "auto_merge",
            "custom_properties",
            "enterprise",
            "installation",
            "license",
            "milestone",
            "organization",
            "performed_via_github_app",
            "permissions",
            "requested_teams",
            "topics");

    private static final Set<String> PEOPLE = Set.of(
            "assignee",
            "assignees",
            "author",
            "committer",
            "creator",
            "merged_by",
            "owner",
            "pusher",
            "requested_reviewers",
            "sender",
            "user");

    private static final Set<String> REPOSITORIES = Set.of("repo", "repository");

    private static final Set<String> TO_CHECK_OUT = Set.of("clone_url", "fork", "html_url", "id", "name", "private");

    /**
     * The stages in order; the first one removes whitespace only. Each is applied on top of those before it, until the
     * body fits. docs/downstream/payload.md#slimming describes them.
     */
    static final List<SlimmingStage> ORDER = List.of(
            cutting(Integer.MAX_VALUE),
            leavingOut(SlimmingStage::isLink, Set.of()),
            cutting(16_384),
            cutting(4_096),
            cutting(1_024),
            leavingOut(SlimmingStage::isFileList, Set.of()),
            leavingOut(named(BESIDE), Set.of()),
            cutting(256),
            leavingOut(named(PEOPLE), Set.of("id")),
            leavingOut(named(REPOSITORIES), TO_CHECK_OUT),
            leavingOut(_ -> true, TO_CHECK_OUT),
            leavingOut(_ -> true, Set.of()));

    private static SlimmingStage leavingOut(Predicate<Place> takes, Set<String> spares) {
        return new SlimmingStage(takes, spares, Integer.MAX_VALUE);
    }

    private static SlimmingStage cutting(int longestText) {
        return new SlimmingStage(_ -> false, Set.of(), longestText);
    }

    private static Predicate<Place> named(Set<String> names) {
        return place -> place instanceof Place.Member(Place _, String name) && names.contains(name);
    }

    private static boolean isLink(Place place) {
        return place instanceof Place.Member(Place _, String name)
                && (name.equals("_links")
                        || name.equals("url")
                        || (name.endsWith("_url") && !LINKS_FOR_PEOPLE_AND_GIT.contains(name)));
    }

    private static boolean isFileList(Place place) {
        return place instanceof Place.Member(Place in, String name)
                && FILE_LISTS.contains(name)
                && (in.isOneOf("commits") || in.isNamed("head_commit"));
    }

    /** Returns whether it keeps a value below a place that it takes. */
    boolean spares(Place place) {
        return place instanceof Place.Member(Place _, String name) && spares.contains(name);
    }
}
