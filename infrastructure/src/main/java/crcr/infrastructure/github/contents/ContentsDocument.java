package crcr.infrastructure.github.contents;

import crcr.application.document.DocumentUnreachableException;
import crcr.application.document.FetchDocument;
import crcr.application.operator.Setting;
import crcr.infrastructure.github.api.CallFailedException;
import crcr.infrastructure.github.api.CallFailure;
import crcr.infrastructure.github.api.Operation;
import crcr.infrastructure.github.api.Permission;
import crcr.infrastructure.github.api.RepositoryAccess;
import crcr.infrastructure.github.api.RepositoryAddress;
import crcr.infrastructure.github.api.RepositoryRequest;
import crcr.infrastructure.github.api.TokenScope;
import crcr.infrastructure.shared.outgoing.OutgoingHttp.WholeResponse;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A file in a repository, read through the contents API; its version is GitHub's ETag.
 *
 * @see <a href="https://docs.github.com/en/rest/repos/contents#get-repository-content">GitHub's reference</a>
 */
public final class ContentsDocument implements FetchDocument {
    private final RepositoryAccess access;
    private final OpenAccess openAccess;
    private final BlobUrl file;
    private final Setting setting;

    /**
     * Reads the file with a token, or without one where the App is not installed.
     *
     * @param setting the setting that names the file
     */
    public ContentsDocument(RepositoryAccess access, OpenAccess openAccess, BlobUrl file, Setting setting) {
        this.access = access;
        this.openAccess = openAccess;
        this.file = file;
        this.setting = setting;
    }

    @Override
    public Fetched fetch(Optional<String> known) {
        try {
            return fetched(
                    access.call(
                            new TokenScope(new RepositoryAddress.ByName(file.repository()), Permission.CONTENTS_READ),
                            request(known)),
                    known,
                    Optional.empty());
        } catch (CallFailedException e) {
            if (e.failure() instanceof CallFailure.NotInstalled) {
                return fetchOpenly(known);
            }
            throw unreachable("", e.getMessage() + advice(e.failure()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unreachable("", "interrupted", e);
        }
    }

    private Fetched fetchOpenly(Optional<String> known) {
        try {
            return openAccess
                    .call(request(known))
                    .map(reply -> fetched(reply, known, Optional.of(openly())))
                    .orElseGet(Fetched.NotAsked::new);
        } catch (CallFailedException e) {
            throw unreachable(
                    openly(),
                    e.getMessage() + openAdvice(e.failure()) + "; it is asked again at "
                            + openAccess.next().truncatedTo(ChronoUnit.SECONDS),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unreachable("", "interrupted", e);
        }
    }

    private static Fetched fetched(WholeResponse reply, Optional<String> known, Optional<String> note) {
        return isUnchanged(reply, known)
                ? new Fetched.Unchanged()
                : new Fetched.Document(reply.body(), reply.headers().firstValue("ETag"), note);
    }

    private String openly() {
        return "the GitHub App is not installed on " + file.repository()
                + ", so the file is read without a token, every 5 minutes at most";
    }

    private DocumentUnreachableException unreachable(String how, String why, Exception cause) {
        return new DocumentUnreachableException(
                "cannot read " + file + ": " + (how.isEmpty() ? "" : how + ": ") + why, cause);
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

    private static boolean isUnchanged(WholeResponse reply, Optional<String> known) {
        return reply.status() == 304 && known.isPresent();
    }

    private String renamed() {
        return "; let " + setting + " name it as it is called now";
    }

    private String advice(CallFailure failure) {
        return switch (failure) {
            case CallFailure.NotAuthorized _ -> "; not even a fresh token is accepted";
            case CallFailure.Refused(int status, String _) ->
                switch (status) {
                    case 403 -> "; check that the GitHub App may read contents, and is not suspended there";
                    case 404 -> "; check the file, the ref, and that the GitHub App may read this repository";
                    default -> "";
                };
            case CallFailure.Moved _ -> renamed();
            case CallFailure.NoToken _ -> "; check that the App's installation covers it, and grants to read contents";
            case CallFailure.NotInstalled _, CallFailure.Limited _, CallFailure.Failed _ -> "";
        };
    }

    private String openAdvice(CallFailure failure) {
        return switch (failure) {
            case CallFailure.NotAuthorized _ -> "; this GitHub shows nothing without a token: install the App there";
            case CallFailure.Refused(int status, String _)
            when status == 404 ->
                "; if the repository is not public, install the App there; else check the file and the ref";
            case CallFailure.Limited _ -> "; without a token there are 60 calls an hour for all who share this address";
            case CallFailure.Moved _ -> renamed();
            case CallFailure.Refused _, CallFailure.Failed _ -> "";
            case CallFailure.NotInstalled _, CallFailure.NoToken _ -> "";
        };
    }

    private static String encoded(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
