/** Reads YAML that people write, as a graph of nodes. */
@NullMarked
package crcr.infrastructure.shared.yaml;

import org.jspecify.annotations.NullMarked;
