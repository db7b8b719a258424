/** OIDC tokens: verifies them, and identifies their callers (docs/concepts/trust.md#oidc-tokens). */
@NullMarked
package crcr.infrastructure.oidc;

import org.jspecify.annotations.NullMarked;
