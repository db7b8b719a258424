/** What works by itself: dispatching, doing what is queued, refreshing what others change. */
@NullMarked
package crcr.infrastructure.work;

import org.jspecify.annotations.NullMarked;
