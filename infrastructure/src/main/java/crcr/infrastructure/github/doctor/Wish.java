package crcr.infrastructure.github.doctor;

import crcr.application.operator.Setting;
import crcr.domain.allowlist.Grant;
import crcr.domain.allowlist.Level;
import crcr.infrastructure.github.api.Permission;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Permissions that the App should have for some levels; everything else works without them.
 *
 * @param without the consequence of their absence, in words; empty if there is no wish
 */
record Wish(Need need, String without) {
    /** No wish. */
    static final Wish NOTHING = new Wish(new Need(Map.of(), Set.of()), "");

    private static final Map<String, String> CHECKS = permission(Permission.CHECKS_WRITE);
    private static final Set<String> EVENTS = Set.of("check_run", "check_suite");

    /** The wish for the upstream, as soon as any results show there. */
    static final Wish SHOWING = new Wish(
            new Need(CHECKS, EVENTS),
            "results of downstreams at L3 and L4 do not show on its pull requests, or cannot be asked for again there");

    /** The wish for a downstream whose results go to HUD. */
    static final Wish WATCHING = new Wish(
            new Need(permission(Permission.ACTIONS_READ), Set.of()),
            "GitHub is not asked how a job that fell silent has ended: it counts as timed out after" + " "
                    + Setting.ZOMBIE_TIMEOUT_SECONDS);

    /** The wish for a downstream whose results show on the upstream. */
    static final Wish RUNNING_AGAIN = new Wish(
            new Need(permission(Permission.ACTIONS_WRITE), Set.of()),
            "its jobs cannot be run again from the upstream's pull requests");

    /** The wish for the App, as soon as any results show on the upstream. */
    static final Wish SHOWING_AND_RUNNING_AGAIN = new Wish(
            new Need(
                    Map.of(
                            Permission.CHECKS_WRITE.subject(), Permission.CHECKS_WRITE.level(),
                            Permission.ACTIONS_WRITE.subject(), Permission.ACTIONS_WRITE.level()),
                    EVENTS),
            "results of downstreams at L3 and L4 do not show on the upstream's pull requests, or their jobs cannot be"
                    + " run again from there");

    private static Map<String, String> permission(Permission permission) {
        return Map.of(permission.subject(), permission.level());
    }

    /** Returns the wish for a downstream of that level. A repository without a level is not listed. */
    static Wish of(Optional<Level> level) {
        if (level.filter(Wish::shows).isPresent()) {
            return RUNNING_AGAIN;
        }
        return level.filter(known -> known.grants(Grant.RESULTS_TO_HUD)).isPresent() ? WATCHING : NOTHING;
    }

    /** Returns whether results of a downstream of that level show on the upstream. */
    static boolean shows(Level level) {
        return level.grants(Grant.CHECK_RUN_WHEN_LABELLED);
    }

    /** Returns the missing permissions with their purpose, in words; empty if there are none. */
    Optional<String> missing(Granted granted) {
        List<String> missing = need.missing(granted);
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of("lacks " + String.join(", ", missing) + ", without which " + without);
    }
}
