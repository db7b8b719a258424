package crcr.lab.simulator.oidc;

import java.util.Map;

/** The simulated CI systems: their published documents, and the claims of their tokens. */
public enum SimulatedSystem {
    /** GitHub Actions. */
    GITHUB("", "/.well-known/jwks"),
    /** GitHub Actions of a GitHub Enterprise Server. */
    GITHUB_ENTERPRISE_SERVER("/_services/token", "/_services/token/.well-known/jwks"),
    /** Buildkite. */
    BUILDKITE("", "/.well-known/jwks"),
    /** GitLab. */
    GITLAB("", "/oauth/discovery/keys"),
    /** CircleCI, which has an issuer for each organization. */
    CIRCLECI(
            "/org/" + SimulatedClaims.CIRCLECI_ORGANIZATION,
            "/org/" + SimulatedClaims.CIRCLECI_ORGANIZATION + "/.well-known/jwks-pub.json");

    private final String path;
    private final String keySetPath;

    SimulatedSystem(String path, String keySetPath) {
        this.path = path;
        this.keySetPath = keySetPath;
    }

    /** Returns the path of its issuer's URL, without a slash at the end. */
    String path() {
        return path;
    }

    /** Returns the path of its issuer's key set. */
    String keySetPath() {
        return keySetPath;
    }

    /** Returns the claims of a token about its job, without the claims that all tokens have. */
    Map<String, Object> claims() {
        return switch (this) {
            case GITHUB, GITHUB_ENTERPRISE_SERVER -> SimulatedClaims.github();
            case BUILDKITE -> SimulatedClaims.buildkite();
            case GITLAB -> SimulatedClaims.gitlab();
            case CIRCLECI -> SimulatedClaims.circleci();
        };
    }

    /**
     * Returns the pipeline's key in the providers' file.
     *
     * @throws IllegalStateException if it has none, because its tokens name their repository
     */
    public String pipeline() {
        return switch (this) {
            case GITHUB, GITHUB_ENTERPRISE_SERVER ->
                throw new IllegalStateException("tokens of GitHub name their repository");
            case BUILDKITE -> SimulatedClaims.BUILDKITE_ORGANIZATION + "/" + SimulatedClaims.BUILDKITE_PIPELINE;
            case GITLAB -> SimulatedClaims.GITLAB_NAMESPACE + "/" + SimulatedClaims.GITLAB_PROJECT;
            case CIRCLECI -> SimulatedClaims.CIRCLECI_ORGANIZATION + "/" + SimulatedClaims.CIRCLECI_PROJECT;
        };
    }

    /** Returns a run id that its token may report, in the form that its jobs use. */
    public String run() {
        return switch (this) {
            case GITHUB, GITHUB_ENTERPRISE_SERVER -> "9001";
            case BUILDKITE -> "4711";
            case GITLAB -> SimulatedClaims.GITLAB_JOB;
            case CIRCLECI -> SimulatedClaims.CIRCLECI_WORKFLOW;
        };
    }
}
