package crcr.infrastructure.github.doctor;

import crcr.application.operator.OperatorCommand;
import crcr.application.operator.Setting;
import crcr.domain.repository.RepositoryName;

/** The role of a repository for the relay. */
enum Role {
    /** The repository whose events are relayed. */
    UPSTREAM,
    /** A repository that receives dispatches. */
    DOWNSTREAM;

    /** Returns the need of the App there. */
    Need need() {
        return switch (this) {
            case UPSTREAM -> Need.UPSTREAM;
            case DOWNSTREAM -> Need.DOWNSTREAM;
        };
    }

    /** Returns the advice for a renamed repository whose present name this is. */
    String afterRename(RepositoryName present) {
        return switch (this) {
            case UPSTREAM ->
                "set " + Setting.UPSTREAM_REPO + " to " + present
                        + "; until then its events are relayed if its id is known; see "
                        + OperatorCommand.LIST_TRUST;
            case DOWNSTREAM ->
                "list it as " + present + " instead; until then it is dispatched to, and may report, if its ids are"
                        + " known; see " + OperatorCommand.LIST_TRUST;
        };
    }
}
