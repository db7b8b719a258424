package crcr.lab.demo.stage;

import crcr.lab.simulator.oidc.OidcIssuerSimulator;
import crcr.lab.simulator.oidc.SimulatedSystem;
import crcr.lab.simulator.oidc.SimulatedToken;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** CI systems other than GitHub Actions, each with a pipeline that stands for a downstream. */
public final class OtherSystems implements AutoCloseable {
    private static final List<SimulatedSystem> ALL =
            List.of(SimulatedSystem.BUILDKITE, SimulatedSystem.GITLAB, SimulatedSystem.CIRCLECI);

    private final Map<SimulatedSystem, OidcIssuerSimulator> issuers;
    private final String repository;

    private OtherSystems(Map<SimulatedSystem, OidcIssuerSimulator> issuers, String repository) {
        this.issuers = issuers;
        this.repository = repository;
    }

    /** Starts their issuers. A pipeline of each stands for that repository. */
    public static OtherSystems of(String repository) {
        Map<SimulatedSystem, OidcIssuerSimulator> issuers = new EnumMap<>(SimulatedSystem.class);
        ALL.forEach(system -> issuers.put(system, OidcIssuerSimulator.start(system)));
        return new OtherSystems(issuers, repository);
    }

    /** Returns a valid token of a job of that system's pipeline. */
    public SimulatedToken token(SimulatedSystem system) {
        return Objects.requireNonNull(issuers.get(system)).token(Instant.now());
    }

    /** Returns them in the form of {@code OIDC_ISSUER}, after that issuer. */
    String behind(String issuer) {
        List<String> listed = new ArrayList<>(List.of(issuer));
        issuers.forEach((system, each) -> listed.add(each.issuer() + "=" + name(system)));
        return String.join(",", listed);
    }

    /** Returns the providers' file. */
    String providers() {
        return issuers.keySet().stream()
                .map(system ->
                        "  " + name(system) + ":\n    repo_map:\n      " + system.pipeline() + ": " + repository + "\n")
                .collect(Collectors.joining("", "providers:\n", ""));
    }

    private static String name(SimulatedSystem system) {
        return system.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public void close() {
        issuers.values().forEach(OidcIssuerSimulator::close);
    }
}
