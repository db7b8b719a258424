package crcr.simulator;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where the App is installed: one installation an owner, for some of the owner's repositories. */
final class GitHubInstallations {
    private final Map<String, Installation> byOwner = new HashMap<>();
    private long lastId = 1_000;

    private final Map<String, GitHubRegistration.Grants> accepted = new HashMap<>();
    private final Set<String> suspended = new HashSet<>();

    private record Installation(long id, Set<String> repositories) {}

    /** This owner has accepted these alone, whatever the App asks for. */
    synchronized void accept(String owner, GitHubRegistration.Grants grants) {
        accepted.put(lowerCase(owner), grants);
    }

    /** What this owner has accepted; empty for all that the App asks for. */
    synchronized Optional<GitHubRegistration.Grants> accepted(String owner) {
        return Optional.ofNullable(accepted.get(owner));
    }

    synchronized void suspend(String owner) {
        suspended.add(lowerCase(owner));
    }

    synchronized boolean isSuspended(String owner) {
        return suspended.contains(owner);
    }

    synchronized void install(String repository) {
        String name = lowerCase(repository);
        byOwner.computeIfAbsent(owner(name), _ -> new Installation(++lastId, new HashSet<>()))
                .repositories()
                .add(name);
    }

    synchronized void uninstall(String repository) {
        Installation installation = byOwner.get(owner(lowerCase(repository)));
        if (installation != null) {
            installation.repositories().remove(lowerCase(repository));
        }
    }

    /** As if every owner had removed the App and installed it again. */
    synchronized void reinstall() {
        byOwner.replaceAll((_, old) -> new Installation(++lastId, old.repositories()));
    }

    synchronized Optional<Long> serving(String repository) {
        return Optional.ofNullable(byOwner.get(owner(repository)))
                .filter(installation -> installation.repositories().contains(repository))
                .map(Installation::id);
    }

    /** Whose installation this is. */
    synchronized Optional<String> owner(long id) {
        return byOwner.entrySet().stream()
                .filter(entry -> entry.getValue().id() == id)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    synchronized boolean exists(long id) {
        return owner(id).isPresent();
    }

    /** Whether that installation serves them all. */
    synchronized boolean serves(long id, List<String> repositories) {
        return repositories.stream().allMatch(repository -> serving(repository).equals(Optional.of(id)));
    }

    static String lowerCase(String repository) {
        return repository.toLowerCase(Locale.ROOT);
    }

    static String owner(String repository) {
        return repository.substring(0, repository.indexOf('/'));
    }
}
