/**
 * Servers that behave as those that the relay works with, for tests and for the demo; each kind in a package of its
 * own.
 */
@NullMarked
package crcr.lab.simulator;

import org.jspecify.annotations.NullMarked;
