/** Webhook events, in their own words. */
@NullMarked
package crcr.domain.event;

import org.jspecify.annotations.NullMarked;
