/** Webhook events: what they say, and which of them are relayed. */
@NullMarked
package crcr.domain.delivery;

import org.jspecify.annotations.NullMarked;
