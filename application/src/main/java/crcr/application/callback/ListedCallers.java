package crcr.application.callback;

import crcr.application.allowlist.AllowlistInForce;
import crcr.application.trust.IdentitiesInForce;
import crcr.application.trust.KnownIdentities.Known;
import crcr.domain.allowlist.Allowlist;
import crcr.domain.allowlist.Downstream;
import crcr.domain.callback.Standing;
import crcr.domain.repository.RepositoryIdentity;
import crcr.domain.repository.RepositoryName;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds a caller's entry on the allowlist: that of its own name, or, if it was renamed, that of the name under which
 * its repository and its owner are remembered (docs/concepts/trust.md#renamed-downstreams). Makes no call, because
 * unproven callers come here too.
 */
public final class ListedCallers {
    private final AllowlistInForce allowlist;
    private final IdentitiesInForce identities;

    /** Looks up what is in force at the time of each call. */
    public ListedCallers(AllowlistInForce allowlist, IdentitiesInForce identities) {
        this.allowlist = allowlist;
        this.identities = identities;
    }

    /** Returns a caller with its present standing on the allowlist. */
    public ListedCaller listed(Caller caller) {
        Optional<Allowlist> known = allowlist.allowlist();
        Optional<Downstream> entry = known.flatMap(list -> entry(caller, list));
        return new ListedCaller(
                caller,
                known.map(_ -> Standing.of(entry, caller.repository())),
                entry.stream().flatMap(own -> names(caller, own)).toList());
    }

    private Stream<RepositoryName> names(Caller caller, Downstream entry) {
        return Stream.concat(Stream.of(entry.repository()), remembered(caller)).distinct();
    }

    // The caller's own name has priority, unless it is known to belong to another repository: names may have been
    // exchanged.
    private Optional<Downstream> entry(Caller caller, Allowlist known) {
        Optional<Downstream> own = known.find(caller.repository());
        return own.filter(_ -> mayHaveItsName(caller))
                .or(() -> renamed(caller, known))
                .or(() -> own);
    }

    private boolean mayHaveItsName(Caller caller) {
        return identities.named(caller.repository()).stream()
                .filter(name -> name.issuer().equals(caller.issuer()))
                .allMatch(name -> Optional.of(name.identity()).equals(caller.identity()));
    }

    private Optional<Downstream> renamed(Caller caller, Allowlist known) {
        return remembered(caller).flatMap(name -> known.find(name).stream()).findFirst();
    }

    private Stream<RepositoryName> remembered(Caller caller) {
        return caller.identity().filter(RepositoryIdentity::isWhole).stream()
                .flatMap(identity -> identities.identified(identity).stream())
                .filter(name -> name.issuer().equals(caller.issuer()))
                .map(Known::repository);
    }
}
