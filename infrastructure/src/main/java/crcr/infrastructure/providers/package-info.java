/** The providers' file: its YAML. */
@NullMarked
package crcr.infrastructure.providers;

import org.jspecify.annotations.NullMarked;
