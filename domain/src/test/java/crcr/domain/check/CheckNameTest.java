package crcr.domain.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.domain.repository.RepositoryName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same job always has the same name, two jobs have two, and nothing in it is invisible. */
final class CheckNameTest {
    private static final RepositoryName REPOSITORY = RepositoryName.of("Org/Repo");

    private static String name(String workflow, String job) {
        return CheckName.of(REPOSITORY, workflow, job).value();
    }

    @Test
    void itIsDownstreamWorkflowAndJob() {
        assertEquals("crcr/Org/Repo/CI/build-cuda", name("CI", "build-cuda"));
        assertEquals("crcr/Org/Repo/CI", name("CI", ""));
        assertEquals("crcr/Org/Repo/CI 🚀/bäu (3.12, gpu)", name("CI 🚀", "bäu (3.12, gpu)"));
    }

    @ParameterizedTest
    @CsvSource({"0000", "000a", "001b", "0085", "200b", "202e", "2028", "2029", "feff"})
    void whatCannotBeSeenIsDropped(String codePoint) {
        String hidden = Character.toString(Integer.parseInt(codePoint, 16));

        assertEquals("crcr/Org/Repo/CI/job", name("C" + hidden + "I" + hidden, hidden + "jo" + hidden + "b"));
    }

    @Test
    void aLongOneIsCutAndStaysUnique() {
        String job = "x".repeat(300);

        assertEquals(CheckName.MOST_CHARACTERS, name("CI", job).length());
        assertEquals(name("CI", job), name("CI", job));
        assertNotEquals(name("CI", job), name("CI", job + "x"));
        assertTrue(name("CI", job).startsWith("crcr/Org/Repo/CI/xxxx"));
    }

    @Test
    void oneThatJustFitsIsNotCut() {
        String prefix = "crcr/Org/Repo/CI/";
        String job = "x".repeat(CheckName.MOST_CHARACTERS - prefix.length());

        assertEquals(prefix + job, name("CI", job));
        assertFalse(name("CI", job + "x").startsWith(prefix + job));
    }

    @Test
    void noCharacterIsCutInTwo() {
        for (int before = 160; before < 200; before++) {
            String name = name("CI", "x".repeat(before) + "🚀".repeat(50));

            assertTrue(name.length() <= CheckName.MOST_CHARACTERS);
            assertFalse(Character.isHighSurrogate(name.charAt(name.indexOf('~') - 1)), name);
        }
    }
}
