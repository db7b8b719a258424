package crcr.lab.simulator.github;

/**
 * Observes calls and answers. {@link java.util.ServiceLoader} finds those that observe every simulator. Safe for use by
 * several threads.
 */
public interface GitHubWitness {
    /** Records a call, whatever its outcome. */
    void called(GitHubCall call);

    /** Records an answer by GitHub's rules. Answers that a test planned are left out. */
    void answered(GitHubCall call, GitHubAnswer answer);
}
