/** Runs {@code ./relay demo}: the relay among a simulated GitHub, downstream CI and HUD, all on this machine. */
@NullMarked
package crcr.lab.demo;

import org.jspecify.annotations.NullMarked;
