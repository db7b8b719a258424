/** The composition of the service, and its start. */
@NullMarked
package crcr.bootstrap;

import org.jspecify.annotations.NullMarked;
