package crcr.domain.pipeline;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The kinds of CI systems whose OIDC tokens the relay understands. */
public enum CiSystem {
    /** GitHub Actions, of github.com or of a GitHub Enterprise Server. Its tokens name their repository. */
    GITHUB,
    /** Buildkite. Its tokens name an organization and a pipeline. */
    BUILDKITE,
    /** GitLab. Its tokens name a namespace and a project. */
    GITLAB,
    /** CircleCI. Its tokens name an organization and a project. */
    CIRCLECI;

    /** Returns the system of this name, as settings and the providers' file spell it. */
    public static Optional<CiSystem> named(String wireName) {
        return Arrays.stream(values())
                .filter(system -> system.wireName().equals(wireName))
                .findFirst();
    }

    /** Returns the systems whose tokens name a pipeline and no repository. */
    public static List<CiSystem> mapped() {
        return Arrays.stream(values()).filter(system -> system != GITHUB).toList();
    }

    /** Returns the name in settings, in the providers' file and in records. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns all names, for messages. */
    public static String names() {
        return names(Arrays.asList(values()));
    }

    /** Returns the names of these systems. */
    public static String names(List<CiSystem> systems) {
        return systems.stream().map(CiSystem::wireName).collect(Collectors.joining(", "));
    }
}
