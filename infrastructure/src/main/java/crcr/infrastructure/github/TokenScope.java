package crcr.infrastructure.github;

/** What an installation token may be used for: one permission on one repository. */
record TokenScope(RepositoryAddress repository, Permission permission) {}
