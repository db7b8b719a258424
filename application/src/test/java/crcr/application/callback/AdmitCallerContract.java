package crcr.application.callback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.application.callback.AdmitCaller.Admission;
import crcr.application.store.Race;
import crcr.application.store.Store;
import crcr.application.trust.KnownIdentities;
import crcr.domain.repository.RepositoryIdentity;
import crcr.domain.repository.RepositoryName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every {@link AdmitCaller} promises. The limits of the tests that use them up are so small that no further
 * callback is earned while a test runs.
 */
public interface AdmitCallerContract {
    /** A store that was empty when this test began; the same one whenever it is asked for. */
    Store store();

    private static Caller caller(String repository) {
        return told(repository, "", "");
    }

    private static Caller told(String repository, String repositoryId, String ownerId) {
        return by("https://issuer.example", repository, repositoryId, ownerId);
    }

    private static Caller by(String issuer, String repository, String repositoryId, String ownerId) {
        SortedMap<String, String> claims = new TreeMap<>();
        claims.put("repository_id", repositoryId);
        claims.put("repository_owner_id", ownerId);
        claims.values().removeIf(String::isEmpty);
        return Caller.onGitHub(issuer, RepositoryName.of(repository), claims);
    }

    // A caller that is listed by its own name.
    private static Admission admit(AdmitCaller admission, Caller caller) {
        return admission.admit(caller, caller.repository());
    }

    private static void assertGranted(AdmitCaller admission, Caller caller) {
        assertEquals(new Admission.Granted(), admit(admission, caller), caller::toString);
    }

    private static void assertOther(AdmitCaller admission, Caller caller) {
        assertEquals(new Admission.OtherIdentity(), admit(admission, caller), caller::toString);
    }

    private static void take(AdmitCaller admission, String repository, int times) {
        for (int number = 1; number <= times; number++) {
            assertEquals(new Admission.Granted(), admit(admission, caller(repository)), "callback " + number);
        }
    }

    private static void assertExhausted(AdmitCaller admission, String repository) {
        Duration retryAfter = assertInstanceOf(Admission.Exhausted.class, admit(admission, caller(repository)))
                .retryAfter();
        assertTrue(retryAfter.isPositive(), () -> "retry after " + retryAfter);
        assertTrue(retryAfter.compareTo(Duration.ofMinutes(1)) <= 0, () -> "retry after " + retryAfter);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    default void aMinutesWorthIsGrantedAtOnceAndNoMore(int perMinute) {
        AdmitCaller admission = store().admission(perMinute);

        take(admission, "a/one", perMinute);
        assertExhausted(admission, "a/one");
    }

    @Test
    default void aLargeLimitIsGrantedAtOnceToo() {
        take(store().admission(100), "a/one", 100);
    }

    @Test
    default void whatIsNotGrantedIsNotCounted() {
        AdmitCaller admission = store().admission(2);
        take(admission, "a/one", 2);

        // If it were, the time to wait would grow past a minute.
        for (int number = 0; number < 20; number++) {
            assertExhausted(admission, "a/one");
        }
    }

    @Test
    default void repositoriesAreIndependent() {
        AdmitCaller admission = store().admission(2);
        take(admission, "a/one", 2);
        assertExhausted(admission, "a/one");

        take(admission, "a/two", 2);
        take(admission, "b/one", 2);
        assertExhausted(admission, "a/two");
    }

    @Test
    default void everySpellingIsTheSameRepository() {
        AdmitCaller admission = store().admission(3);
        take(admission, "a/one", 1);
        take(admission, "A/One", 1);
        take(admission, "a/ONE", 1);

        assertExhausted(admission, "A/one");
        assertExhausted(admission, "a/one");
    }

    @Test
    default void processesShareOneLimit() {
        take(store().admission(4), "a/one", 2);
        take(store().anotherProcess().admission(4), "a/one", 2);

        assertExhausted(store().admission(4), "a/one");
        assertExhausted(store().anotherProcess().admission(4), "a/one");
    }

    @Test
    default void ofManyConcurrentCallersOnlyAMinutesWorthIsGranted() throws InterruptedException {
        List<AdmitCaller> processes =
                List.of(store().admission(5), store().anotherProcess().admission(5));

        List<Admission> admissions = Race.of(100, number -> admit(processes.get(number % 2), caller("a/one")));

        assertEquals(
                5, admissions.stream().filter(new Admission.Granted()::equals).count());
    }

    // Who a name stands for.

    @Test
    default void theFirstIdentityOfANameIsTheOneThatCounts() {
        AdmitCaller admission = store().admission(100);
        assertGranted(admission, told("a/one", "7", "70"));

        assertGranted(admission, told("a/one", "7", "70"));
        assertGranted(admission, told("A/ONE", "7", "70"));
        assertOther(admission, told("a/one", "8", "70"));
        assertOther(admission, told("a/one", "7", "80"));
        assertOther(admission, told("A/One", "8", "80"));
        assertOther(admission, told("a/one", "", ""));
        assertOther(admission, told("a/one", "7", ""));
        assertOther(store().anotherProcess().admission(5), told("a/one", "8", "70"));
        assertGranted(store().anotherProcess().admission(100), told("a/one", "7", "70"));
    }

    @Test
    default void whoTellsNoIdentityPassesUntilSomebodyTellsOne() {
        AdmitCaller admission = store().admission(100);
        assertGranted(admission, told("a/one", "", ""));
        assertGranted(admission, told("a/one", "", ""));
        assertEquals(List.of(), store().identities().all());

        assertGranted(admission, told("a/one", "7", "70"));
        assertOther(admission, told("a/one", "", ""));
    }

    @Test
    default void halfAnIdentityIsOneToo() {
        AdmitCaller admission = store().admission(100);
        assertGranted(admission, told("a/one", "7", ""));

        assertGranted(admission, told("a/one", "7", ""));
        assertOther(admission, told("a/one", "7", "70"));
    }

    @Test
    default void namesAndIssuersAreIndependent() {
        AdmitCaller admission = store().admission(100);
        assertGranted(admission, told("a/one", "7", "70"));

        assertGranted(admission, told("a/two", "8", "70"));
        assertGranted(admission, by("https://other.example", "a/one", "9", "90"));
        assertOther(admission, by("https://other.example", "a/one", "7", "70"));
        assertGranted(admission, told("a/one", "7", "70"));
    }

    @Test
    default void whoIsSomebodyElseUsesUpNothing() {
        AdmitCaller admission = store().admission(2);
        assertGranted(admission, told("a/one", "7", "70"));
        for (int number = 0; number < 20; number++) {
            assertOther(admission, told("a/one", "8", "80"));
        }

        assertGranted(admission, told("a/one", "7", "70"));
        assertInstanceOf(Admission.Exhausted.class, admit(admission, told("a/one", "7", "70")));
        assertOther(admission, told("a/one", "8", "80"));
    }

    @Test
    default void whatAnIdentityLooksLikeDoesNotMatter() {
        AdmitCaller admission = store().admission(100);
        String odd = "\" 7\\\u0000, {crcr} §\n";
        assertGranted(admission, told("a/one", odd, "70"));

        assertGranted(admission, told("a/one", odd, "70"));
        assertOther(admission, told("a/one", odd + " ", "70"));
        assertEquals(
                new RepositoryIdentity(odd, "70"),
                store().identities().all().getFirst().identity());
    }

    @Test
    default void ofManyConcurrentIdentitiesOneWins() throws InterruptedException {
        List<AdmitCaller> processes =
                List.of(store().admission(1_000), store().anotherProcess().admission(1_000));

        List<Admission> admissions =
                Race.of(50, number -> admit(processes.get(number % 2), told("a/one", Integer.toString(number), "70")));

        assertEquals(
                1, admissions.stream().filter(new Admission.Granted()::equals).count());
        assertEquals(
                49,
                admissions.stream()
                        .filter(new Admission.OtherIdentity()::equals)
                        .count());
        assertEquals(
                new Admission.Granted(),
                admissions.get(Integer.parseInt(
                        store().identities().all().getFirst().identity().repositoryId())));
    }

    // What operators see and do.

    @Test
    default void whatIsRememberedIsListedByName() {
        AdmitCaller admission = store().admission(100);
        assertEquals(List.of(), store().identities().all());
        assertGranted(admission, told("b/Two", "8", "80"));
        assertGranted(admission, by("https://other.example", "a/one", "9", "90"));
        assertGranted(admission, told("a/One", "7", "70"));
        assertGranted(admission, told("a/one", "7", "70"));

        assertEquals(
                List.of(
                        "a/One https://issuer.example 7 70",
                        "a/one https://other.example 9 90",
                        "b/Two https://issuer.example 8 80"),
                store().identities().all().stream()
                        .map(known -> known.repository() + " " + known.issuer() + " "
                                + known.identity().repositoryId() + " "
                                + known.identity().ownerId())
                        .toList());
        assertTrue(store().identities().all().getFirst().since().isAfter(Instant.EPOCH));
    }

    @Test
    default void whatIsForgottenIsRememberedAnewAndNothingElseIsForgotten() {
        AdmitCaller admission = store().admission(100);
        assertGranted(admission, told("a/one", "7", "70"));
        assertGranted(admission, by("https://other.example", "a/one", "9", "90"));
        assertGranted(admission, told("a/one-b", "1", "70"));
        assertGranted(admission, told("aa/one", "2", "70"));

        assertEquals(2, store().identities().forget(RepositoryName.of("A/One")));

        assertEquals(0, store().identities().forget(RepositoryName.of("a/one")));
        assertEquals(2, store().identities().all().size());
        assertGranted(admission, told("a/one", "8", "80"));
        assertOther(admission, told("a/one", "7", "70"));
        assertOther(admission, told("a/one-b", "8", "80"));
    }

    // Who was renamed.

    private static Admission admitAs(AdmitCaller admission, String listed, Caller caller) {
        return admission.admit(caller, RepositoryName.of(listed));
    }

    private Optional<String> presentName() {
        assertEquals(1, store().identities().all().size());
        return store().identities().all().getFirst().presentName().map(RepositoryName::toString);
    }

    @Test
    default void whoeverIsRememberedPassesUnderAnotherNameWhichIsRememberedToo() {
        AdmitCaller admission = store().admission(100);
        assertGranted(admission, told("a/one", "7", "70"));
        assertEquals(Optional.empty(), presentName());

        assertEquals(new Admission.Granted(), admitAs(admission, "a/one", told("B/Renamed", "7", "70")));
        assertEquals(Optional.of("B/Renamed"), presentName());
        assertEquals(new Admission.Granted(), admitAs(admission, "a/one", told("b/again", "7", "70")));
        assertEquals(Optional.of("b/again"), presentName());

        assertGranted(admission, told("A/One", "7", "70"));
        assertEquals(Optional.empty(), presentName());
    }

    @Test
    default void nobodyElsePassesUnderAnotherName() {
        AdmitCaller admission = store().admission(100);
        Admission notRemembered = new Admission.NotRemembered();
        assertEquals(notRemembered, admitAs(admission, "a/one", told("b/renamed", "7", "70")));
        assertEquals(List.of(), store().identities().all());
        assertGranted(admission, told("a/one", "7", "70"));

        assertEquals(notRemembered, admitAs(admission, "a/one", told("b/renamed", "8", "70")));
        assertEquals(notRemembered, admitAs(admission, "a/one", told("b/renamed", "7", "80")));
        assertEquals(notRemembered, admitAs(admission, "a/one", told("b/renamed", "", "")));
        assertEquals(notRemembered, admitAs(admission, "a/one", by("https://other.example", "b/renamed", "7", "70")));
        assertEquals(notRemembered, admitAs(admission, "a/two", told("b/renamed", "7", "70")));
        assertEquals(Optional.empty(), presentName());

        store().identities().forget(RepositoryName.of("a/one"));
        assertEquals(notRemembered, admitAs(admission, "a/one", told("b/renamed", "7", "70")));
    }

    @Test
    default void theAllowanceIsThatOfTheListedName() {
        AdmitCaller admission = store().admission(3);
        assertGranted(admission, told("a/one", "7", "70"));
        for (int number = 0; number < 20; number++) {
            assertEquals(new Admission.NotRemembered(), admitAs(admission, "a/one", told("b/renamed", "8", "70")));
        }
        assertEquals(new Admission.Granted(), admitAs(admission, "a/one", told("b/renamed", "7", "70")));
        assertGranted(admission, told("a/one", "7", "70"));

        assertInstanceOf(Admission.Exhausted.class, admitAs(admission, "a/one", told("b/renamed", "7", "70")));
        assertGranted(admission, told("b/renamed", "7", "70"));
    }

    @Test
    default void whatARememberedOneIsCalledCanBeNoted() {
        AdmitCaller admission = store().admission(100);
        KnownIdentities identities = store().identities();
        RepositoryIdentity identity = new RepositoryIdentity("7", "70");
        RepositoryName renamed = RepositoryName.of("B/Renamed");
        identities.called(RepositoryName.of("a/one"), identity, renamed);
        assertEquals(List.of(), identities.all());
        assertGranted(admission, told("a/one", "7", "70"));

        identities.called(RepositoryName.of("A/One"), identity, renamed);
        assertEquals(Optional.of("B/Renamed"), presentName());
        identities.called(RepositoryName.of("a/one"), new RepositoryIdentity("8", "70"), RepositoryName.of("c/other"));
        identities.called(RepositoryName.of("a/two"), identity, RepositoryName.of("c/other"));
        assertEquals(Optional.of("B/Renamed"), presentName());

        identities.called(RepositoryName.of("a/one"), identity, RepositoryName.of("a/ONE"));
        assertEquals(Optional.empty(), presentName());
    }
}
