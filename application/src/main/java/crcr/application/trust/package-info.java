/** The identities of the repositories behind the allowlist's names. */
@NullMarked
package crcr.application.trust;

import org.jspecify.annotations.NullMarked;
