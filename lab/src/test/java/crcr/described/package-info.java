/** Holds what the relay answers against its own description, docs/reference/openapi.yaml. */
@NullMarked
package crcr.described;

import org.jspecify.annotations.NullMarked;
