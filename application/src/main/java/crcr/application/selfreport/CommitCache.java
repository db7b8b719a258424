package crcr.application.selfreport;

import crcr.domain.selfreport.CheckedCommit;
import crcr.domain.selfreport.NamedCommit;
import java.util.Optional;

/**
 * Keeps GitHub's answers about commits, for all processes together; {@link SelfReportRecords#reserve} finds them too.
 * Each method throws {@link crcr.application.store.StoreUnreachableException} if the store does not answer.
 */
public interface CommitCache {
    /** Keeps an answer for {@link CheckedCommit#lastsFor}, in place of the former one. */
    void keep(NamedCommit named, CheckedCommit commit);

    /** Returns the kept answer about a commit; empty if there is none. */
    Optional<CheckedCommit> known(NamedCommit named);
}
