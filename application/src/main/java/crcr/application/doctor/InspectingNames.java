package crcr.application.doctor;

import crcr.application.operator.Setting;
import crcr.application.trust.KnownIdentities.Known;
import crcr.application.trust.KnownIdentities.KnownUpstream;
import crcr.domain.allowlist.Allowlist;
import crcr.domain.repository.RepositoryName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Compares the configured names with the latest names of the repositories with the remembered ids. GitHub does not
 * redirect from a former name that another repository has by now, and then nothing else shows the rename.
 */
public final class InspectingNames {
    private final Optional<RepositoryName> upstream;
    private final Optional<Allowlist> allowlist;

    /** Compares with these, as far as they are known. */
    public InspectingNames(Optional<RepositoryName> upstream, Optional<Allowlist> allowlist) {
        this.upstream = upstream;
        this.allowlist = allowlist;
    }

    /** Returns a warning for each configured name that is out of date. */
    public List<DoctorFinding> findings(List<Known> callers, List<KnownUpstream> upstreams) {
        return Stream.concat(
                        upstreams.stream().flatMap(known -> ofUpstream(known).stream()),
                        callers.stream()
                                .flatMap(known -> ofDownstream(known).stream())
                                .distinct())
                .toList();
    }

    private Optional<DoctorFinding> ofUpstream(KnownUpstream known) {
        return known.presentName()
                .filter(_ -> upstream.equals(Optional.of(known.repository())))
                .map(present -> new DoctorFinding.Warning(
                        about(known.repository()),
                        "its events come from " + present + " by now, as its id shows",
                        "set " + Setting.UPSTREAM_REPO + " to " + present));
    }

    private Optional<DoctorFinding> ofDownstream(Known known) {
        return known.presentName()
                .filter(_ ->
                        allowlist.flatMap(list -> list.find(known.repository())).isPresent())
                .map(present -> new DoctorFinding.Warning(
                        about(known.repository()),
                        "the repository is called " + present + " by now, as its ids show",
                        "list it as " + present + " instead"));
    }

    private static String about(RepositoryName configured) {
        return "name of " + configured;
    }
}
