/** OIDC tokens: whether they hold, and whose they are (docs/concepts/trust.md#oidc-tokens). */
@NullMarked
package crcr.infrastructure.oidc;

import org.jspecify.annotations.NullMarked;
