/** When something that failed is tried again, and when it is given up. */
@NullMarked
package crcr.domain.retry;

import org.jspecify.annotations.NullMarked;
