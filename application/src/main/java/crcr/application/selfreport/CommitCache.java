package crcr.application.selfreport;

import crcr.domain.selfreport.CheckedCommit;
import crcr.domain.selfreport.NamedCommit;
import java.util.Optional;

/**
 * GitHub's answers about commits, for all processes together; {@link SelfReportRecords#reserve} finds it too. Each
 * method throws {@link crcr.application.store.StoreUnreachableException} if the store does not answer.
 */
public interface CommitCache {
    /** Keeps it for {@link CheckedCommit#lastsFor}, in place of what was kept before. */
    void keep(NamedCommit named, CheckedCommit commit);

    /** Returns what is kept of a commit; empty if nothing is. */
    Optional<CheckedCommit> known(NamedCommit named);
}
