package crcr.infrastructure.github.api;

import crcr.domain.repository.RepositoryName;

/**
 * The address of a repository in a call. GitHub redirects a call to a former name of a repository to its id, so that
 * both are addresses of the same calls.
 *
 * @see <a
 *     href="https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api#follow-redirects">GitHub's
 *     redirects</a>
 */
public sealed interface RepositoryAddress {
    /** Returns the known name of the repository, for limits and messages. */
    RepositoryName name();

    /** Returns the beginning of the paths of calls about the repository. */
    String path();

    /** The address by name. */
    record ByName(RepositoryName name) implements RepositoryAddress {
        @Override
        public String path() {
            return "/repos/" + name;
        }
    }

    /**
     * The address by id, independent of the name.
     *
     * @param id digits
     */
    record ById(RepositoryName name, String id) implements RepositoryAddress {
        /** Refuses a text that is no id, because the id becomes part of a path. */
        public ById {
            if (!isId(id)) {
                throw new IllegalArgumentException("not the id of a repository");
            }
        }

        /** Returns whether this text has the form of GitHub's ids. */
        public static boolean isId(String text) {
            return text.matches("[1-9]\\d{0,18}");
        }

        @Override
        public String path() {
            return "/repositories/" + id;
        }
    }
}
