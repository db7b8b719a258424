package crcr.application.dispatch;

import crcr.domain.repository.RepositoryName;

/** Records dispatches that GitHub accepted for a renamed downstream. Never throws. */
@FunctionalInterface
public interface NoticeRename {
    /** Records a dispatch to this downstream, whose present name is {@code present}. */
    void dispatched(RepositoryName listed, RepositoryName present);
}
