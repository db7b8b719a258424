package crcr.lab.simulator.github;

import crcr.lab.simulator.SimulatedIds;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The repositories, by their ids and by what they are called. A name that a repository had before leads to it, until
 * another repository gets that name.
 */
final class GitHubRepositories {
    private final Map<Long, Repository> byId = new HashMap<>();
    private final Map<String, Long> names = new HashMap<>();
    private final Map<String, Long> formerNames = new HashMap<>();

    /**
     * A repository.
     *
     * @param fullName as it was spelled last
     */
    record Repository(long id, long ownerId, String fullName) {
        String key() {
            return lowerCase(fullName);
        }

        String owner() {
            return GitHubRepositories.owner(key());
        }
    }

    /** Creates it, if there is none of that name. */
    synchronized Repository create(String fullName) {
        return named(fullName).orElseGet(() -> put(SimulatedIds.repository(fullName), fullName));
    }

    /** Creates another one by the name that some other repository had before. */
    synchronized Repository createAnew(String fullName) {
        return put(SimulatedIds.repository(fullName + " anew"), fullName);
    }

    private Repository put(long id, String fullName) {
        Repository repository = new Repository(id, SimulatedIds.owner(fullName), fullName);
        byId.put(id, repository);
        names.put(repository.key(), id);
        formerNames.remove(repository.key());
        return repository;
    }

    /** Gives a repository another name, with the same owner, who may have another name as well, or with another one. */
    synchronized void rename(String from, String to, long ownerId) {
        Repository before = named(from).orElseThrow();
        Repository after = new Repository(before.id(), ownerId, to);
        names.remove(before.key());
        formerNames.put(before.key(), before.id());
        names.put(after.key(), after.id());
        formerNames.remove(after.key());
        byId.put(after.id(), after);
    }

    synchronized Optional<Repository> named(String fullName) {
        return Optional.ofNullable(names.get(lowerCase(fullName))).map(byId::get);
    }

    synchronized Optional<Repository> numbered(long id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The repository that had this name before, if no other has it now. */
    synchronized Optional<Repository> formerlyNamed(String fullName) {
        return Optional.ofNullable(formerNames.get(lowerCase(fullName))).map(byId::get);
    }

    /** What this owner is called now: as the repositories say. */
    synchronized Optional<String> ownerName(long ownerId) {
        return byId.values().stream()
                .filter(repository -> repository.ownerId() == ownerId)
                .map(Repository::owner)
                .findFirst();
    }

    static String lowerCase(String repository) {
        return repository.toLowerCase(Locale.ROOT);
    }

    static String owner(String repository) {
        return repository.substring(0, repository.indexOf('/'));
    }
}
