/** When a dispatch that failed is tried again. */
@NullMarked
package crcr.domain.dispatch;

import org.jspecify.annotations.NullMarked;
