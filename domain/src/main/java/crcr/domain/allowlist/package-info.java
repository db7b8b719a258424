/** Which repositories take part, at which level, and what each level grants. */
@NullMarked
package crcr.domain.allowlist;

import org.jspecify.annotations.NullMarked;
