package crcr.application.store;

import crcr.application.callback.AdmitCaller.Admission;
import crcr.application.callback.Caller;
import crcr.application.trust.KnownIdentities;
import crcr.domain.repository.RepositoryIdentity;
import crcr.domain.repository.RepositoryName;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whom a {@link MemoryStore} lets in. Callbacks are counted for each repository as one moment: when its allowance will
 * be whole again. Each callback puts that off by its share of a minute, and may not put it further off than a minute.
 */
final class MemoryAdmission implements KnownIdentities {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Clock clock;
    private final Runnable requireThere;
    private final Map<RepositoryName, Instant> wholeAgain = new HashMap<>();
    private final MemoryUpstreams upstreams;
    private final Map<Name, Known> known = new HashMap<>();

    MemoryAdmission(Clock clock, Runnable requireThere, MemoryUpstreams upstreams) {
        this.upstreams = upstreams;
        this.clock = clock;
        this.requireThere = requireThere;
    }

    private record Name(String issuer, RepositoryName repository) {}

    synchronized Admission admit(Caller caller, RepositoryName listed, int perMinute) {
        requireThere.run();
        Name name = new Name(caller.issuer(), listed);
        Optional<RepositoryName> presentName =
                Optional.of(caller.repository()).filter(present -> !present.equals(listed));
        Optional<RepositoryIdentity> identity = caller.identity();
        Optional<Known> before = Optional.ofNullable(known.get(name));
        boolean same = before.isPresent() && before.map(Known::identity).equals(identity);
        if (presentName.isPresent() && !same) {
            return new Admission.NotRemembered();
        }
        if (before.isPresent() && !same) {
            return new Admission.OtherIdentity();
        }
        Instant since = before.map(Known::since).orElseGet(clock::instant);
        RepositoryName spelled = before.map(Known::repository).orElse(listed);
        identity.ifPresent(told -> known.put(name, new Known(spelled, name.issuer(), told, since, presentName)));
        return take(listed, perMinute);
    }

    private synchronized Admission take(RepositoryName repository, int perMinute) {
        Instant now = clock.instant();
        Instant whole = wholeAgain.getOrDefault(repository, now);
        Instant next = (whole.isBefore(now) ? now : whole).plus(MINUTE.dividedBy(perMinute));
        if (next.isAfter(now.plus(MINUTE))) {
            return new Admission.Exhausted(Duration.between(now.plus(MINUTE), next));
        }
        wholeAgain.put(repository, next);
        return new Admission.Granted();
    }

    @Override
    public synchronized List<Known> all() {
        requireThere.run();
        return known.values().stream()
                .sorted(Comparator.comparing(Known::repository).thenComparing(Known::issuer))
                .toList();
    }

    @Override
    public synchronized void called(RepositoryName listed, RepositoryIdentity identity, RepositoryName presentName) {
        requireThere.run();
        Optional<RepositoryName> other = Optional.of(presentName).filter(name -> !name.equals(listed));
        known.replaceAll((name, one) ->
                name.repository().equals(listed) && one.identity().equals(identity)
                        ? new Known(one.repository(), one.issuer(), identity, one.since(), other)
                        : one);
    }

    @Override
    public List<KnownUpstream> upstreams() {
        requireThere.run();
        return upstreams.all();
    }

    @Override
    public synchronized int forget(RepositoryName repository) {
        requireThere.run();
        Set<Name> forgotten = known.keySet().stream()
                .filter(name -> name.repository().equals(repository))
                .collect(Collectors.toSet());
        known.keySet().removeAll(forgotten);
        return forgotten.size() + upstreams.forget(repository);
    }
}
