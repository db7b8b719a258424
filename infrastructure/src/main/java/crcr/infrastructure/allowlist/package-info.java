/** The allowlist as people write it: its YAML, and a file that holds it. */
@NullMarked
package crcr.infrastructure.allowlist;

import org.jspecify.annotations.NullMarked;
