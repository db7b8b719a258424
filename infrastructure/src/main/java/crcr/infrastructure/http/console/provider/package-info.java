/**
 * The provider that people sign in at, by way of Helidon's provider
 * (docs/adr/0043-a-sign-in-around-helidons-provider.md).
 */
@NullMarked
package crcr.infrastructure.http.console.provider;

import org.jspecify.annotations.NullMarked;
