/** Callbacks: the reports of downstream CI. */
@NullMarked
package crcr.infrastructure.http.callback;

import org.jspecify.annotations.NullMarked;
