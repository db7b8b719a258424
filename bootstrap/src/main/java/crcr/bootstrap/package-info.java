/** Composes the service and starts it. */
@NullMarked
package crcr.bootstrap;

import org.jspecify.annotations.NullMarked;
