/** Reads the claims of verified tokens of each kind of CI system: the caller and its run. */
@NullMarked
package crcr.infrastructure.oidc.claims;

import org.jspecify.annotations.NullMarked;
