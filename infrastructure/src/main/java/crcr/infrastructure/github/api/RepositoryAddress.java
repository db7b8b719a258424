package crcr.infrastructure.github.api;

import crcr.domain.repository.RepositoryName;

/**
 * How a call addresses a repository. GitHub redirects a call to a name that the repository had before to its id, so
 * that both are addresses of the same calls.
 *
 * @see <a
 *     href="https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api#follow-redirects">GitHub's
 *     redirects</a>
 */
public sealed interface RepositoryAddress {
    /** Returns the name by which the relay knows it, for limits and messages. */
    RepositoryName name();

    /** Returns what the paths of calls about it begin with. */
    String path();

    /** By its name. */
    record ByName(RepositoryName name) implements RepositoryAddress {
        @Override
        public String path() {
            return "/repos/" + name;
        }
    }

    /**
     * By its id, whatever it is called.
     *
     * @param id digits
     */
    record ById(RepositoryName name, String id) implements RepositoryAddress {
        /** Refuses what is no id: it goes into a path. */
        public ById {
            if (!isId(id)) {
                throw new IllegalArgumentException("not the id of a repository");
            }
        }

        /** Returns whether this is an id as GitHub gives them. */
        public static boolean isId(String text) {
            return text.matches("[1-9]\\d{0,18}");
        }

        @Override
        public String path() {
            return "/repositories/" + id;
        }
    }
}
