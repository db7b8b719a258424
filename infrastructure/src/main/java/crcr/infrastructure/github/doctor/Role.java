package crcr.infrastructure.github.doctor;

import crcr.application.operator.OperatorCommand;
import crcr.application.operator.Setting;
import crcr.domain.repository.RepositoryName;

/** What a repository is to the relay. */
enum Role {
    /** Its events are relayed. */
    UPSTREAM,
    /** Dispatches are sent to it. */
    DOWNSTREAM;

    /** Returns what the App has to be granted there. */
    Need need() {
        return switch (this) {
            case UPSTREAM -> Need.UPSTREAM;
            case DOWNSTREAM -> Need.DOWNSTREAM;
        };
    }

    /** Returns what to do about it if it was renamed, and this is what it is called. */
    String afterRename(RepositoryName present) {
        return switch (this) {
            case UPSTREAM ->
                "set " + Setting.UPSTREAM_REPO + " to " + present
                        + "; until then its events are relayed if its id is known, which" + " "
                        + OperatorCommand.LIST_TRUST + " tells";
            case DOWNSTREAM ->
                "list it as " + present + " instead; until then it is dispatched to, and may report, if its ids are"
                        + " known, which " + OperatorCommand.LIST_TRUST + " tells";
        };
    }
}
