/** What the tokens of each kind of CI system claim, once they hold: whose they are, and of which run. */
@NullMarked
package crcr.infrastructure.oidc.claims;

import org.jspecify.annotations.NullMarked;
