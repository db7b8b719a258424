package crcr.application.dispatch;

import crcr.domain.repository.RepositoryName;

/** Takes note of dispatches that GitHub took for a downstream that was renamed. Never throws. */
@FunctionalInterface
public interface NoticeRename {
    /** One went to this downstream, which is called {@code present} now. */
    void dispatched(RepositoryName listed, RepositoryName present);
}
