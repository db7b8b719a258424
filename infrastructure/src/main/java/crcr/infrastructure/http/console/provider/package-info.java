/**
 * Signs people in at their provider, through Helidon's OpenID Connect provider
 * (docs/adr/0043-a-sign-in-around-helidons-provider.md).
 */
@NullMarked
package crcr.infrastructure.http.console.provider;

import org.jspecify.annotations.NullMarked;
