package crcr.infrastructure.github.answer;

import com.fasterxml.jackson.databind.JsonNode;
import crcr.infrastructure.github.api.CallFailedException;
import crcr.infrastructure.github.api.Operation;
import crcr.infrastructure.github.api.RepositoryAccess;
import crcr.infrastructure.github.api.RepositoryRequest;
import crcr.infrastructure.github.api.TokenScope;
import crcr.infrastructure.shared.outgoing.OutgoingHttp.WholeResponse;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads lists that come in numbered pages.
 *
 * @see <a href="https://docs.github.com/en/rest/using-the-rest-api/using-pagination-in-the-rest-api">GitHub's rules</a>
 */
public final class PagedCalls {
    private static final int MOST_A_PAGE = 100;
    private static final int MOST_PAGES = 10;

    private final RepositoryAccess access;

    /** Calls through {@code access}. */
    public PagedCalls(RepositoryAccess access) {
        this.access = access;
    }

    /**
     * Returns the first 1,000 entries.
     *
     * @param path encoded, with or without a query
     * @param name the name of the list in each page
     */
    public List<JsonNode> list(TokenScope scope, Operation operation, String path, String name)
            throws CallFailedException, InterruptedException {
        String prefix = path + (path.contains("?") ? "&" : "?") + "per_page=" + MOST_A_PAGE + "&page=";
        List<JsonNode> entries = new ArrayList<>();
        for (int page = 1; page <= MOST_PAGES; page++) {
            JsonNode list = ReadReply.list(
                    operation,
                    access.call(
                            scope,
                            new RepositoryRequest(
                                    operation, prefix + page, request -> request, WholeResponse::isSuccess)),
                    name);
            list.forEach(entries::add);
            if (list.size() < MOST_A_PAGE) {
                break;
            }
        }
        return entries;
    }
}
