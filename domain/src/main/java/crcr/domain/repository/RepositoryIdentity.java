package crcr.domain.repository;

/**
 * The identity of the repository behind a name: the issuer's numbers of the repository and its owner. A number is never
 * assigned again. A name that was released may be registered by another owner.
 *
 * @param repositoryId the repository's number; empty if the issuer names none
 * @param ownerId its owner's number; empty if the issuer names none
 * @see <a href="https://docs.github.com/en/actions/reference/security/oidc">GitHub's claims</a>
 */
public record RepositoryIdentity(String repositoryId, String ownerId) {
    /** Returns whether both are known, which identifies the repository independently of its name. */
    public boolean isWhole() {
        return !repositoryId.isEmpty() && !ownerId.isEmpty();
    }
}
