package crcr.domain.event;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * The GitHub App that has created a check run or a check suite.
 *
 * @param id {@code app.id} of the event
 * @param clientId {@code app.client_id} of the event, which may stand for the id in an App's settings
 */
public record CreatingApp(OptionalLong id, Optional<String> clientId) {
    /**
     * Returns whether it is this App.
     *
     * @param appId the App's id or its client id
     */
    public boolean is(String appId) {
        return clientId.filter(appId::equals).isPresent()
                || (id.isPresent() && Long.toString(id.getAsLong()).equals(appId));
    }
}
