/** The event that the demo sends, and its delivery to the relay. */
@NullMarked
package crcr.lab.demo.webhook;

import org.jspecify.annotations.NullMarked;
