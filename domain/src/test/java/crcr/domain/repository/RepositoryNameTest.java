package crcr.domain.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which texts name a repository, and which name the same one. */
final class RepositoryNameTest {
    private static final String LONGEST_OWNER = "o".repeat(39);
    private static final String LONGEST_NAME = "n".repeat(100);

    @ParameterizedTest
    @CsvSource({
        "pytorch/pytorch, pytorch, pytorch",
        "a/b, a, b",
        "Org-1/Repo.Name_2-x, Org-1, Repo.Name_2-x",
        "octo_corp/.github, octo_corp, .github",
        "a/..., a, ...",
        "a/-, a, -",
        "0/0, 0, 0",
    })
    void aFullNameIsOwnerAndName(String text, String owner, String name) {
        RepositoryName repository = RepositoryName.parse(text).orElseThrow();

        assertEquals(owner, repository.owner());
        assertEquals(name, repository.name());
        assertEquals(text, repository.toString());
        assertEquals(repository, RepositoryName.of(text));
    }

    @Test
    void theLongestNamesAreTaken() {
        assertTrue(RepositoryName.parse(LONGEST_OWNER + "/" + LONGEST_NAME).isPresent());
        assertEquals(Optional.empty(), RepositoryName.parse(LONGEST_OWNER + "o/n"));
        assertEquals(Optional.empty(), RepositoryName.parse("o/" + LONGEST_NAME + "n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "pytorch",
                "pytorch/",
                "/pytorch",
                "a/b/c",
                "a//b",
                "-a/b",
                "_a/b",
                ".a/b",
                "a.b/c",
                "a/.",
                "a/..",
                "a/b c",
                " a/b",
                "a/b ",
                "a/b\n",
                "a\n/b",
                "a/b?x=1",
                "a/b#c",
                "a/%2e",
                "a\\b",
                "a/ü",
                "ａ/b",
                "a/\u0130",
                "https://github.com/a/b"
            })
    void anythingElseNamesNoRepository(String text) {
        assertEquals(Optional.empty(), RepositoryName.parse(text));
        assertThrows(IllegalArgumentException.class, () -> RepositoryName.of(text));
    }

    @ParameterizedTest
    @CsvSource({"pytorch/pytorch, PyTorch/PYTORCH", "a/i, A/I", "octo-Org/re.po, OCTO-org/RE.PO"})
    void namesThatDifferInCaseAloneAreEqual(String one, String other) {
        RepositoryName first = RepositoryName.of(one);
        RepositoryName second = RepositoryName.of(other);

        assertEquals(first, second);
        assertEquals(first.hashCode(), second.hashCode());
        assertEquals(0, first.compareTo(second));
        assertEquals(first.key(), second.key());
        assertEquals(one.toLowerCase(Locale.ROOT), first.key());
        assertEquals(other, second.toString());
    }

    @ParameterizedTest
    @CsvSource({"a/b, a/c", "a/b, b/a", "a/b-c, a/b_c", "a/b, a/b.git"})
    void otherNamesAreOtherRepositories(String one, String other) {
        RepositoryName first = RepositoryName.of(one);
        RepositoryName second = RepositoryName.of(other);

        assertNotEquals(first, second);
        assertNotEquals(0, first.compareTo(second));
        assertEquals(Integer.signum(first.compareTo(second)), -Integer.signum(second.compareTo(first)));
    }
}
