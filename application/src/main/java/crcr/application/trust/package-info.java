/** Which repositories the names of the allowlist stand for. */
@NullMarked
package crcr.application.trust;

import org.jspecify.annotations.NullMarked;
