/** Receives GitHub's webhooks. */
@NullMarked
package crcr.infrastructure.http.webhook;

import org.jspecify.annotations.NullMarked;
