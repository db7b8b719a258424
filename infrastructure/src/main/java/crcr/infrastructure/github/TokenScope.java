package crcr.infrastructure.github;

import crcr.domain.repository.RepositoryName;

/** What an installation token may be used for: one permission on one repository. */
record TokenScope(RepositoryName repository, Permission permission) {}
