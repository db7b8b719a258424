package crcr.infrastructure.github;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import crcr.application.dispatch.Dispatch;
import crcr.infrastructure.outgoing.OutgoingHttp.Reply;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;

/**
 * The {@code repository_dispatch} of contract 2.2.
 *
 * @see <a
 *     href="https://docs.github.com/en/rest/repos/repos#create-a-repository-dispatch-event">GitHub's reference</a>
 */
final class DispatchRequest {
    private DispatchRequest() {}

    static RepositoryRequest of(Dispatch dispatch) {
        String path = "/repos/" + dispatch.target().downstream() + "/dispatches";
        BodyPublisher body = body(dispatch);
        return new RepositoryRequest(
                Operation.DISPATCH,
                path,
                request -> request.setHeader("Content-Type", "application/json").POST(body),
                Reply::isSuccess);
    }

    // The webhook's bytes are put between what stands around them: to read and to write them again would change them.
    private static BodyPublisher body(Dispatch dispatch) {
        String eventType = quoted(dispatch.eventType());
        String head = "{\"event_type\":" + eventType + ",\"client_payload\":{\"event_type\":" + eventType
                + ",\"delivery_id\":" + quoted(dispatch.target().delivery().value()) + ",\"payload\":";
        return BodyPublishers.concat(
                BodyPublishers.ofString(head, StandardCharsets.UTF_8),
                BodyPublishers.ofByteArray(dispatch.payload().bytes()),
                BodyPublishers.ofString("}}", StandardCharsets.UTF_8));
    }

    private static String quoted(String text) {
        return "\"" + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + "\"";
    }
}
