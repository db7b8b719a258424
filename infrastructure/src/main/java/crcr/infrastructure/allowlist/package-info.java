/** Reads the allowlist's YAML. */
@NullMarked
package crcr.infrastructure.allowlist;

import org.jspecify.annotations.NullMarked;
