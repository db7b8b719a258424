package crcr.application.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AdminsTest {
    private static final Admins ADMINS = new Admins(List.of(
            new AdminRule("email", "Ada@Example.org"),
            new AdminRule("groups", "relay-admins"),
            new AdminRule("https://example.org/roles", "admin")));

    private static Person person(boolean isEmailVerified, Map<String, List<String>> claims) {
        return new Person("subject", "Ada", isEmailVerified, claims);
    }

    private static List<String> rulesFor(boolean isEmailVerified, String claim, String... values) {
        return ADMINS.rulesFor(person(isEmailVerified, Map.of(claim, List.of(values))));
    }

    @ParameterizedTest
    @CsvSource({
        "email:ada@example.org, email, ada@example.org",
        "groups:relay-admins, groups, relay-admins",
        "groups: relay admins, groups, relay admins",
        "groups:a:b, groups, a:b",
        "https://example.org/roles:admin, https://example.org/roles, admin",
        "sub:4711, sub, 4711"
    })
    void aRuleIsAClaimAndAValue(String text, String claim, String value) {
        assertEquals(Optional.of(new AdminRule(claim, value)), AdminRule.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ada@example.org",
                "email:",
                ":ada",
                "email:ada",
                "email:\u212aada@example.org",
                "https://example.org/roles",
                "groups:a\tb",
                "a b:c"
            })
    void anythingElseIsNone(String text) {
        assertEquals(Optional.empty(), AdminRule.parse(text));
    }

    @Test
    void anAddressCountsOnlyIfItIsVerified() {
        assertEquals(List.of("email:Ada@Example.org"), rulesFor(true, "email", "ada@example.ORG"));
        assertEquals(List.of(), rulesFor(false, "email", "ada@example.org"));
        assertEquals(List.of("groups:relay-admins"), rulesFor(false, "groups", "relay-admins"));
    }

    @Test
    void anAddressThatOnlyLooksAlikeIsAnotherOne() {
        Admins kim = new Admins(List.of(new AdminRule("email", "kim@example.org")));

        assertEquals(List.of(), kim.rulesFor(person(true, Map.of("email", List.of("\u212aim@example.org")))));
        assertEquals(List.of(), rulesFor(true, "email", "ada@example.org.evil.example"));
    }

    @Test
    void oneOfSeveralTextsIsEnoughAndAllElseIsCompared() {
        assertEquals(List.of("groups:relay-admins"), rulesFor(true, "groups", "readers", "relay-admins"));
        assertEquals(List.of(), rulesFor(true, "groups", "Relay-Admins"));
        assertEquals(List.of(), rulesFor(true, "roles", "relay-admins"));
        assertEquals(List.of("https://example.org/roles:admin"), rulesFor(true, "https://example.org/roles", "admin"));
    }

    @Test
    void whoIsNoLongerListedIsNoAdmin() {
        assertTrue(ADMINS.includeAny(List.of("gone:rule", "groups:relay-admins")));
        assertFalse(ADMINS.includeAny(List.of("gone:rule")));
        assertFalse(ADMINS.includeAny(List.of()));
    }
}
