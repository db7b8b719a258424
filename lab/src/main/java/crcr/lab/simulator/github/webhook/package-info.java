/** Webhooks, and the list of their deliveries. */
@NullMarked
package crcr.lab.simulator.github.webhook;

import org.jspecify.annotations.NullMarked;
