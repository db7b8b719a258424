package crcr.infrastructure.github.dispatch;

import crcr.application.dispatch.Dispatch;
import crcr.domain.callback.CallbackToken;
import crcr.infrastructure.github.api.Operation;
import crcr.infrastructure.github.api.RepositoryAddress;
import crcr.infrastructure.github.api.RepositoryRequest;
import crcr.infrastructure.github.payload.BoundedJson;
import crcr.infrastructure.github.payload.ClientPayload;
import crcr.infrastructure.shared.outgoing.OutgoingHttp.WholeResponse;
import crcr.infrastructure.shared.outgoing.WholeBody;
import java.net.http.HttpRequest.BodyPublisher;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * The {@code repository_dispatch} of docs/downstream/payload.md#request.
 *
 * @see <a
 *     href="https://docs.github.com/en/rest/repos/repos#create-a-repository-dispatch-event">GitHub's reference</a>
 */
public final class DispatchRequest {
    private DispatchRequest() {}

    /** Returns the payload for the downstream's workflow. */
    public static ClientPayload clientPayload(Dispatch dispatch, CallbackToken token) {
        SequencedMap<String, String> members = new LinkedHashMap<>();
        members.put("event_type", dispatch.eventType());
        members.put("delivery_id", dispatch.target().delivery().value());
        members.put("callback_token", token.value());
        return ClientPayload.of(members, dispatch.payload());
    }

    /** Returns the request that sends a dispatch. */
    public static RepositoryRequest of(Dispatch dispatch, RepositoryAddress to, ClientPayload.Fitting clientPayload) {
        BodyPublisher body = body(dispatch.eventType(), clientPayload);
        return new RepositoryRequest(
                Operation.DISPATCH,
                to.path() + "/dispatches",
                request -> request.setHeader("Content-Type", "application/json").POST(body),
                WholeResponse::isSuccess);
    }

    // The webhook's bytes are inserted unchanged, because parsing and writing them again would change them. The body
    // is one piece, because the library writes each piece to the connection by itself.
    private static BodyPublisher body(String eventType, ClientPayload.Fitting clientPayload) {
        byte[] head = BoundedJson.of(json -> {
            json.raw("{\"event_type\":");
            json.text(eventType);
            json.raw(",\"client_payload\":");
        });
        byte[] tail = {'}'};
        int inner = clientPayload.parts().stream().mapToInt(part -> part.length).sum();
        ByteBuffer whole =
                ByteBuffer.allocate(head.length + inner + tail.length).put(head);
        clientPayload.parts().forEach(whole::put);
        return WholeBody.of(whole.put(tail).array());
    }
}
