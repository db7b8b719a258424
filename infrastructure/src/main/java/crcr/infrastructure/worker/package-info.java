/** The workers that dispatch what was accepted. */
@NullMarked
package crcr.infrastructure.worker;

import org.jspecify.annotations.NullMarked;
