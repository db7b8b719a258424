package crcr.lab.simulator.github.repository;

import crcr.lab.simulator.SimulatedIds;
import crcr.lab.simulator.github.GitHubRefusal;
import crcr.lab.simulator.github.GitHubRequest;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The repositories, by their ids and names. A former name of a repository leads to it, until another repository gets
 * that name.
 */
public final class GitHubRepositories {
    private final Map<Long, Repository> byId = new HashMap<>();
    private final Map<String, Long> names = new HashMap<>();
    private final Map<String, Long> formerNames = new HashMap<>();

    /**
     * A repository.
     *
     * @param fullName in its latest spelling
     */
    public record Repository(long id, long ownerId, String fullName) {
        /** Returns the full name in lower case. */
        public String key() {
            return lowerCase(fullName);
        }

        /** Returns the name within its owner. */
        public String name() {
            return fullName.substring(owner().length() + 1);
        }

        /** Returns the owner's name in lower case. */
        public String owner() {
            return GitHubRepositories.owner(key());
        }
    }

    /** Creates the repository, if there is none of that name. */
    public synchronized Repository create(String fullName) {
        return named(fullName).orElseGet(() -> put(SimulatedIds.repository(fullName), fullName));
    }

    /** Creates another repository under the former name of one. */
    public synchronized Repository createAnew(String fullName) {
        return put(SimulatedIds.repository(fullName + " anew"), fullName);
    }

    private Repository put(long id, String fullName) {
        Repository repository = new Repository(id, SimulatedIds.owner(fullName), fullName);
        byId.put(id, repository);
        names.put(repository.key(), id);
        formerNames.remove(repository.key());
        return repository;
    }

    /** Renames a repository, with the same owner, whose name may change too, or with another one. */
    public synchronized void rename(String from, String to, long ownerId) {
        Repository before = named(from).orElseThrow();
        Repository after = new Repository(before.id(), ownerId, to);
        names.remove(before.key());
        formerNames.put(before.key(), before.id());
        names.put(after.key(), after.id());
        formerNames.remove(after.key());
        byId.put(after.id(), after);
    }

    public synchronized Optional<Repository> named(String fullName) {
        return Optional.ofNullable(names.get(lowerCase(fullName))).map(byId::get);
    }

    public synchronized Optional<Repository> numbered(long id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Returns the repository that had this name before, if no other has it now. */
    public synchronized Optional<Repository> formerlyNamed(String fullName) {
        return Optional.ofNullable(formerNames.get(lowerCase(fullName))).map(byId::get);
    }

    /**
     * Returns the repository of a call. If it was renamed since, the call is redirected.
     *
     * @see <a href="https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api">GitHub's
     *     rules</a>
     */
    public Repository subject(GitHubRequest request) {
        String name = request.repository().orElseThrow(() -> new GitHubRefusal(404, "Not Found"));
        return named(name)
                .orElseThrow(() -> formerlyNamed(name)
                        .map(moved -> GitHubRefusal.moved(request, moved.id()))
                        .orElseGet(() -> new GitHubRefusal(404, "Not Found")));
    }

    /** Returns the present name of this owner, by its repositories. */
    public synchronized Optional<String> ownerName(long ownerId) {
        return byId.values().stream()
                .filter(repository -> repository.ownerId() == ownerId)
                .map(Repository::owner)
                .findFirst();
    }

    public static String lowerCase(String repository) {
        return repository.toLowerCase(Locale.ROOT);
    }

    public static String owner(String repository) {
        return repository.substring(0, repository.indexOf('/'));
    }
}
