package crcr.domain.allowlist;

import crcr.domain.document.DocumentReading;
import crcr.domain.document.Problem;
import crcr.domain.repository.RepositoryName;
import crcr.domain.scorecard.LevelRequirements;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The downstreams that take part. Every repository has one entry, and with it one level. */
public final class Allowlist {
    private final Map<RepositoryName, Downstream> downstreams;
    private final Map<Level, LevelRequirements> requirements;

    private Allowlist(Map<RepositoryName, Downstream> downstreams, Map<Level, LevelRequirements> requirements) {
        this.downstreams = downstreams;
        this.requirements = Map.copyOf(requirements);
    }

    /**
     * An entry of an allowlist that has not been checked yet.
     *
     * @param place the place in the document, for messages
     * @param level the level under which the entry stands
     * @param device the device under which the entry stands; given for L3 only
     * @param repository the text that should be {@code owner/repo}
     * @param oncalls the users that the entry names
     * @param takesPartIn the events that the entry takes part in
     */
    public record Entry(
            String place,
            Level level,
            Optional<String> device,
            String repository,
            List<String> oncalls,
            Set<Participation> takesPartIn) {
        /** Keeps its own copies. */
        public Entry {
            oncalls = List.copyOf(oncalls);
            takesPartIn = Set.copyOf(takesPartIn);
        }
    }

    /** Returns an allowlist without entries. */
    public static Allowlist empty() {
        return new Allowlist(Map.of(), Map.of());
    }

    /** Checks all entries and returns everything that is wrong with them, not only the first problem. */
    public static DocumentReading<Allowlist> of(List<Entry> entries) {
        List<Problem> problems = new ArrayList<>();
        Map<RepositoryName, Downstream> downstreams = new LinkedHashMap<>();
        Map<RepositoryName, String> places = new LinkedHashMap<>();
        for (Entry entry : entries) {
            Optional<RepositoryName> name = RepositoryName.parse(entry.repository());
            if (name.isEmpty()) {
                problems.add(new Problem(entry.place(), "is not a repository in the form owner/repo"));
                continue;
            }
            if (entry.device().filter(device -> !Device.isName(device)).isPresent()) {
                problems.add(new Problem(
                        entry.place(),
                        "stands under a device whose name is not up to 30 letters, digits, dots, hyphens or"
                                + " underscores"));
                continue;
            }
            String first = places.putIfAbsent(name.get(), entry.place());
            if (first != null) {
                problems.add(new Problem(
                        entry.place(), "is listed already at " + first + "; a repository has one entry and one level"));
                continue;
            }
            downstreams.put(
                    name.get(),
                    new Downstream(
                            name.get(),
                            entry.level(),
                            entry.device().map(Device::new),
                            entry.oncalls(),
                            entry.takesPartIn()));
        }
        return problems.isEmpty()
                ? new DocumentReading.Valid<>(new Allowlist(downstreams, Map.of()), List.of())
                : new DocumentReading.Invalid<>(problems);
    }

    /** Returns a copy of this allowlist with the requirements of its levels. */
    public Allowlist asking(Map<Level, LevelRequirements> of) {
        return new Allowlist(downstreams, of);
    }

    /** Returns the requirements of a level; empty if it has none. */
    public Optional<LevelRequirements> requirements(Level level) {
        return Optional.ofNullable(requirements.get(level));
    }

    /** Returns the entry of this repository. The spelling's case does not matter. */
    public Optional<Downstream> find(RepositoryName repository) {
        return Optional.ofNullable(downstreams.get(repository));
    }

    /** Returns all entries, in the allowlist's order. */
    public List<Downstream> all() {
        return List.copyOf(downstreams.values());
    }

    /** Returns all entries with that grant, in the allowlist's order. */
    public List<Downstream> granted(Grant grant) {
        return downstreams.values().stream()
                .filter(downstream -> downstream.has(grant))
                .toList();
    }

    /** Returns how many repositories have exactly this level. */
    public long count(Level level) {
        return downstreams.values().stream()
                .filter(downstream -> downstream.level() == level)
                .count();
    }
}
