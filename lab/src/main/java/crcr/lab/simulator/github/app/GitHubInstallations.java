package crcr.lab.simulator.github.app;

import crcr.lab.simulator.github.repository.GitHubRepositories;
import crcr.lab.simulator.github.repository.GitHubRepositories.Repository;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The App's installations: one for each owner, on some of the owner's repositories. */
public final class GitHubInstallations {
    private final GitHubRepositories repositories;
    private final Map<Long, Installation> byOwner = new HashMap<>();
    private long lastId = 1_000;

    private final Map<String, GitHubRegistration.Grants> accepted = new HashMap<>();
    private final Set<String> suspended = new HashSet<>();

    private record Installation(long id, Set<Long> repositories) {}

    public GitHubInstallations(GitHubRepositories repositories) {
        this.repositories = repositories;
    }

    /** Records that this owner has accepted only these, whatever the App asks for. */
    public synchronized void accept(String owner, GitHubRegistration.Grants grants) {
        accepted.put(GitHubRepositories.lowerCase(owner), grants);
    }

    /** Returns the grants of this owner; empty for everything that the App asks for. */
    public synchronized Optional<GitHubRegistration.Grants> accepted(String owner) {
        return Optional.ofNullable(accepted.get(owner));
    }

    public synchronized void suspend(String owner) {
        suspended.add(GitHubRepositories.lowerCase(owner));
    }

    public synchronized boolean isSuspended(String owner) {
        return suspended.contains(owner);
    }

    public synchronized void install(Repository repository) {
        byOwner.computeIfAbsent(repository.ownerId(), _ -> new Installation(++lastId, new HashSet<>()))
                .repositories()
                .add(repository.id());
    }

    public synchronized void uninstall(Repository repository) {
        Installation installation = byOwner.get(repository.ownerId());
        if (installation != null) {
            installation.repositories().remove(repository.id());
        }
    }

    /** Reinstalls the App for every owner. */
    public synchronized void reinstall() {
        byOwner.replaceAll((_, old) -> new Installation(++lastId, old.repositories()));
    }

    public synchronized Optional<Long> serving(Repository repository) {
        return Optional.ofNullable(byOwner.get(repository.ownerId()))
                .filter(installation -> installation.repositories().contains(repository.id()))
                .map(Installation::id);
    }

    /** Returns the name of the installation's owner. */
    public synchronized Optional<String> owner(long id) {
        return byOwner.entrySet().stream()
                .filter(entry -> entry.getValue().id() == id)
                .findFirst()
                .flatMap(entry -> repositories.ownerName(entry.getKey()));
    }

    public synchronized boolean exists(long id) {
        return byOwner.values().stream().anyMatch(installation -> installation.id() == id);
    }

    /** Returns whether that installation includes the repository. */
    public synchronized boolean serves(long id, Repository repository) {
        return serving(repository).equals(Optional.of(id));
    }
}
