package crcr.endtoend;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crcr.fixture.Eventually;
import crcr.lab.simulator.oidc.OidcIssuerSimulator;
import crcr.lab.simulator.oidc.SimulatedSystem;
import crcr.lab.simulator.oidc.SimulatedToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The CI systems beside GitHub, on each of which {@link Surroundings#DELTA} has a pipeline; and the providers' file
 * that says so.
 */
final class Elsewhere implements AutoCloseable {
    /** All of them. */
    static final Set<SimulatedSystem> SYSTEMS =
            EnumSet.of(SimulatedSystem.BUILDKITE, SimulatedSystem.GITLAB, SimulatedSystem.CIRCLECI);
    /** Where pages of their jobs are. */
    static final String LINK_HOST = "ci.example.org";

    private final Map<SimulatedSystem, OidcIssuerSimulator> issuers = new EnumMap<>(SimulatedSystem.class);
    private final Path file;

    /** Starts the issuers, and publishes a file in which each system has one pipeline of {@link Surroundings#DELTA}. */
    Elsewhere() {
        SYSTEMS.forEach(system -> issuers.put(system, OidcIssuerSimulator.start(system)));
        try {
            file = Files.createTempFile("providers", ".yaml");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        publish(SYSTEMS.stream()
                .map(system -> entry(system, "repo: " + Surroundings.DELTA + ", link_host: " + LINK_HOST))
                .collect(Collectors.joining("", "providers:\n", "")));
    }

    /** A section of the providers' file: the pipeline of that system, and what is said of it. */
    static String entry(SimulatedSystem system, String said) {
        return "  " + kind(system) + ":\n    repo_map:\n      " + system.pipeline() + ": {" + said + "}\n";
    }

    /** What settings and records call that system. */
    static String kind(SimulatedSystem system) {
        return system.name().toLowerCase(Locale.ROOT);
    }

    /** From now on this is the providers' file. */
    void publish(String providers) {
        try {
            Files.writeString(file, providers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The settings of a relay that trusts the issuers, and reads the file every second; and some more. */
    Map<String, String> settings(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>();
        settings.put("CI_PROVIDERS_URL", file.toUri().toString());
        settings.put("ALLOWLIST_TTL_SECONDS", "1");
        settings.put("OIDC_ISSUER", World.OWN_ISSUER + "," + issuersAs(Elsewhere::kind));
        settings.putAll(more);
        return settings;
    }

    /** One relay with these settings and some more, which has read the file. */
    World world(Map<String, String> more) {
        World world = World.with(settings(more));
        ObjectNode report = of(SimulatedSystem.GITLAB, Reports.inProgress("d-1"));
        Eventually.holds(
                "the providers' file is in force",
                () -> world.report(token(SimulatedSystem.GITLAB), report).status() != 503);
        return world;
    }

    /** Says of each of the issuers that it is of this kind. */
    String issuersAs(Function<SimulatedSystem, String> kind) {
        return SYSTEMS.stream()
                .map(system -> issuer(system).issuer() + "=" + kind.apply(system))
                .collect(Collectors.joining(","));
    }

    OidcIssuerSimulator issuer(SimulatedSystem system) {
        return Objects.requireNonNull(issuers.get(system));
    }

    /** A good token of a job there. */
    SimulatedToken token(SimulatedSystem system) {
        return issuer(system).token(Instant.now());
    }

    /** The same report as that of a job there, in the run that its token names. */
    static ObjectNode of(SimulatedSystem system, ObjectNode report) {
        Reports.workflow(report)
                .put("run_id", system.run())
                .put("url", "https://" + LINK_HOST + "/" + kind(system) + "/" + system.run());
        return report;
    }

    @Override
    public void close() {
        issuers.values().forEach(OidcIssuerSimulator::close);
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
