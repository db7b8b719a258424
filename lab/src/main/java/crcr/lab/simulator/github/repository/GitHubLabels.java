package crcr.lab.simulator.github.repository;

import crcr.lab.simulator.github.repository.GitHubRepositories.Repository;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The labels of repositories, for their issues and pull requests. Case makes no difference. */
public final class GitHubLabels {
    private final Map<Long, Set<String>> byRepository = new ConcurrentHashMap<>();

    /** Creates a label. */
    public void create(Repository repository, String name) {
        byRepository
                .computeIfAbsent(repository.id(), _ -> ConcurrentHashMap.newKeySet())
                .add(name.toLowerCase(Locale.ROOT));
    }

    /** Returns whether the repository has the label. */
    public boolean has(Repository repository, String name) {
        return byRepository.getOrDefault(repository.id(), Set.of()).contains(name.toLowerCase(Locale.ROOT));
    }
}
