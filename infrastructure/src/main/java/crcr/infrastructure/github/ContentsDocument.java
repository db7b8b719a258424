package crcr.infrastructure.github;

import crcr.application.allowlist.AllowlistDocument;
import crcr.application.allowlist.AllowlistUnreachableException;
import crcr.infrastructure.shared.outgoing.OutgoingHttp.Reply;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A file in a repository, read through the contents API; its version is GitHub's ETag.
 *
 * @see <a href="https://docs.github.com/en/rest/repos/contents#get-repository-content">GitHub's reference</a>
 */
final class ContentsDocument implements AllowlistDocument {
    private final RepositoryAccess access;
    private final BlobUrl file;

    ContentsDocument(RepositoryAccess access, BlobUrl file) {
        this.access = access;
        this.file = file;
    }

    @Override
    public Fetched fetch(Optional<String> known) {
        try {
            Reply reply = access.call(
                    new TokenScope(new RepositoryAddress.ByName(file.repository()), Permission.CONTENTS_READ),
                    request(known));
            return isUnchanged(reply, known)
                    ? new Fetched.Unchanged()
                    : new Fetched.Document(reply.body(), reply.headers().firstValue("ETag"));
        } catch (CallFailedException e) {
            throw new AllowlistUnreachableException(
                    "cannot read " + file + ": " + e.getMessage() + advice(e.failure()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AllowlistUnreachableException("cannot read " + file + ": interrupted", e);
        }
    }

    private RepositoryRequest request(Optional<String> known) {
        String path = "/repos/" + file.repository() + "/contents/"
                + file.path().stream().map(ContentsDocument::encoded).collect(Collectors.joining("/")) + "?ref="
                + encoded(file.ref());
        return new RepositoryRequest(
                Operation.CONTENTS,
                path,
                request -> asking(request, known),
                reply -> reply.isSuccess() || isUnchanged(reply, known));
    }

    private static HttpRequest.Builder asking(HttpRequest.Builder request, Optional<String> known) {
        request.setHeader("Accept", "application/vnd.github.raw+json");
        known.ifPresent(version -> request.setHeader("If-None-Match", version));
        return request;
    }

    private static boolean isUnchanged(Reply reply, Optional<String> known) {
        return reply.status() == 304 && known.isPresent();
    }

    private static String advice(CallFailure failure) {
        return switch (failure) {
            case CallFailure.NotAuthorized _ -> "; not even a fresh token is accepted";
            case CallFailure.Refused(int status, String _) ->
                switch (status) {
                    case 403 -> "; check that the GitHub App may read contents, and is not suspended there";
                    case 404 -> "; check the file, the ref, and that the GitHub App may read this repository";
                    default -> "";
                };
            case CallFailure.Moved _ -> "; let ALLOWLIST_URL name it as it is called now";
            case CallFailure.NoToken _ -> "; check that the App's installation covers it, and grants to read contents";
            case CallFailure.NotInstalled _, CallFailure.Limited _, CallFailure.Failed _ -> "";
        };
    }

    private static String encoded(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
