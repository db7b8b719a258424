/** A simulated HUD that accepts, refuses and forgets records as the real one does. */
@NullMarked
package crcr.lab.simulator.hud;

import org.jspecify.annotations.NullMarked;
