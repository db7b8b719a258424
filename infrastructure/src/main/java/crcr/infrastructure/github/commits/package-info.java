/** Commits of the upstream. */
@NullMarked
package crcr.infrastructure.github.commits;

import org.jspecify.annotations.NullMarked;
