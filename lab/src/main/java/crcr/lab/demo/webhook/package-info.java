/** The event that the demo sends, and how it gets to the relay. */
@NullMarked
package crcr.lab.demo.webhook;

import org.jspecify.annotations.NullMarked;
