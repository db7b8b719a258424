/** Holds whatever the relay and the simulator say to each other against GitHub's own description of its API. */
@NullMarked
package crcr.openapi;

import org.jspecify.annotations.NullMarked;
