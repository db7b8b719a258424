package crcr.application.callback;

import static org.junit.jupiter.api.Assertions.assertEquals;

import crcr.application.allowlist.AllowlistInForce;
import crcr.application.allowlist.Allowlists;
import crcr.application.store.MemoryStore;
import crcr.application.store.Scene;
import crcr.application.trust.IdentitiesInForce;
import crcr.domain.allowlist.Downstream;
import crcr.domain.allowlist.Level;
import crcr.domain.callback.Standing;
import crcr.domain.repository.RepositoryName;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which entry of the allowlist a caller is taken for. */
final class ListedCallersTest {
    private static final String ISSUER = "https://issuer.example";
    private static final AllowlistInForce ALLOWLIST = Allowlists.inForce(
            Allowlists.entry(Level.L1, "a/one"),
            Allowlists.entry(Level.L2, "a/two"),
            Allowlists.entry(Level.L2, "a/three"));

    private final MemoryStore store = new MemoryStore();
    private final IdentitiesInForce identities = new IdentitiesInForce(store.identities());
    private final ListedCallers callers = new ListedCallers(ALLOWLIST, identities);

    private static Caller caller(String issuer, String repository, String repositoryId, String ownerId) {
        SortedMap<String, String> claims =
                new TreeMap<>(Map.of("repository_id", repositoryId, "repository_owner_id", ownerId));
        claims.values().removeIf(String::isEmpty);
        return Caller.onGitHub(issuer, RepositoryName.of(repository), claims);
    }

    private void remember(String repository, String repositoryId, String ownerId) {
        Caller caller = caller(ISSUER, repository, repositoryId, ownerId);
        assertEquals(new AdmitCaller.Admission.Granted(), store.admission(10).admit(caller, caller.repository()));
        identities.refresh();
    }

    private String entry(Caller caller) {
        return callers.listed(caller)
                .entry()
                .map(Downstream::repository)
                .map(RepositoryName::toString)
                .orElse("none");
    }

    @ParameterizedTest
    @CsvSource({
        // Under its own name, whatever its identity: the store decides whether that is refused.
        "a/two, 7, 70, a/two",
        "A/Two, 7, 70, a/two",
        "a/two, 8, 80, a/two",
        "a/two, '', '', a/two",
        "a/three, 9, 90, a/three",
        // Renamed, by the same owner.
        "a/renamed, 7, 70, a/two",
        "b/elsewhere, 7, 70, a/two",
        // Another owner, another repository, or nobody knows.
        "a/renamed, 7, 80, none",
        "a/renamed, 8, 70, none",
        "a/renamed, 7, '', none",
        "a/renamed, '', 70, none",
        "a/renamed, '', '', none"
    })
    void aCallerIsTakenForTheEntryOfItsNameOrOfItsIds(
            String repository, String repositoryId, String ownerId, String entry) {
        remember("a/two", "7", "70");

        assertEquals(entry, entry(caller(ISSUER, repository, repositoryId, ownerId)));
    }

    @Test
    void halfAnIdentityIsNoneToBeRecognizedBy() {
        remember("a/two", "7", "");

        assertEquals("none", entry(caller(ISSUER, "a/renamed", "7", "")));
    }

    @Test
    void idsAreTheirIssuersOwn() {
        remember("a/two", "7", "70");

        assertEquals("none", entry(caller("https://other.example", "a/renamed", "7", "70")));
    }

    @Test
    void anEntryOfItsOwnGoesFirst() {
        remember("a/two", "7", "70");

        // Both the old and the new name are listed, and nothing is known of the new one yet.
        assertEquals("a/three", entry(caller(ISSUER, "a/three", "7", "70")));
        remember("a/three", "7", "70");
        assertEquals("a/three", entry(caller(ISSUER, "a/three", "7", "70")));
        assertEquals("a/two", entry(caller(ISSUER, "a/two", "7", "70")));
        // A third name of the same repository: that of the two which was remembered last counts.
        assertEquals("a/three", entry(caller(ISSUER, "a/renamed", "7", "70")));
    }

    @Test
    void twoThatExchangedTheirNamesAreStillThemselves() {
        remember("a/two", "7", "70");
        remember("a/three", "8", "70");

        assertEquals("a/three", entry(caller(ISSUER, "a/two", "8", "70")));
        assertEquals("a/two", entry(caller(ISSUER, "a/three", "7", "70")));
    }

    @Test
    void whoeverIsTakenOffTheListIsNotKnownByItsIdsEither() {
        remember("b/gone", "7", "70");

        assertEquals("none", entry(caller(ISSUER, "a/renamed", "7", "70")));
        assertEquals("none", entry(caller(ISSUER, "b/gone", "7", "70")));
    }

    @Test
    void whatWasSentToItsFormerNameIsItsOwnToo() {
        remember("a/two", "7", "70");
        Caller renamed = caller(ISSUER, "a/three", "7", "70");

        assertEquals(
                Scene.repositories("a/three", "a/two"), callers.listed(renamed).names());
        Caller other = caller(ISSUER, "a/three", "8", "70");
        assertEquals(Scene.repositories("a/three"), callers.listed(other).names());
    }

    @Test
    void theStandingIsThatOfTheEntry() {
        remember("a/two", "7", "70");
        Downstream two = ALLOWLIST
                .allowlist()
                .orElseThrow()
                .find(RepositoryName.of("a/two"))
                .orElseThrow();

        assertEquals(
                Optional.of(new Standing.Reporter(two)),
                callers.listed(caller(ISSUER, "a/renamed", "7", "70")).standing());
        assertEquals(
                Optional.of(new Standing.NotListed(RepositoryName.of("a/renamed"))),
                callers.listed(caller(ISSUER, "a/renamed", "8", "70")).standing());
        assertEquals(
                Optional.empty(),
                new ListedCallers(new AllowlistInForce(), identities)
                        .listed(caller(ISSUER, "a/two", "7", "70"))
                        .standing());
    }
}
