/** Reads the YAML of the providers' file. */
@NullMarked
package crcr.infrastructure.providers;

import org.jspecify.annotations.NullMarked;
