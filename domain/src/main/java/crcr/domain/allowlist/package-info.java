/** The allowlist: the repositories that take part, their levels, and the grants of each level. */
@NullMarked
package crcr.domain.allowlist;

import org.jspecify.annotations.NullMarked;
