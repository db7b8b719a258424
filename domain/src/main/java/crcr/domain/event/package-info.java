/** Webhook events, as they say of themselves. */
@NullMarked
package crcr.domain.event;

import org.jspecify.annotations.NullMarked;
