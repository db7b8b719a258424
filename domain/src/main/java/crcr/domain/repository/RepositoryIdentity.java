package crcr.domain.repository;

/**
 * Which repository a name stands for, as an issuer numbers repositories and their owners. Numbers are never given away
 * twice, and names are: one that was released may be registered by somebody else.
 *
 * @param repositoryId the repository; empty if the issuer does not say
 * @param ownerId its owner; empty if the issuer does not say
 * @see <a href="https://docs.github.com/en/actions/reference/security/oidc">GitHub's claims</a>
 */
public record RepositoryIdentity(String repositoryId, String ownerId) {
    /** Returns whether both are known, and so whose the repository is, whatever its name. */
    public boolean isWhole() {
        return !repositoryId.isEmpty() && !ownerId.isEmpty();
    }
}
