/** OIDC tokens: whether they hold, and whose they are (contract 4). */
@NullMarked
package crcr.infrastructure.oidc;

import org.jspecify.annotations.NullMarked;
