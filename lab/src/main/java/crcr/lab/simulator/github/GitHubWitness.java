package crcr.lab.simulator.github;

/**
 * Sees what goes over the wire. {@link java.util.ServiceLoader} finds those that see every simulator. Safe for threads.
 */
public interface GitHubWitness {
    /** This call came, whatever becomes of it. */
    void called(GitHubCall call);

    /** The simulator answers so, by GitHub's rules: answers that a test planned are none of GitHub's. */
    void answered(GitHubCall call, GitHubAnswer answer);
}
