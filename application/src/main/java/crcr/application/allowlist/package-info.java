/** Keeping the allowlist current. */
@NullMarked
package crcr.application.allowlist;

import org.jspecify.annotations.NullMarked;
