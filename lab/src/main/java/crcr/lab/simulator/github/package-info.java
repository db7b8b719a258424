/** A simulated GitHub with the rules of the real one: its API, its App, its webhooks and its refusals. */
@NullMarked
package crcr.lab.simulator.github;

import org.jspecify.annotations.NullMarked;
