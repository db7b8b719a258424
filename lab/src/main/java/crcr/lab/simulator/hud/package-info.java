/** A HUD that takes records, refuses and forgets them as the real one does. */
@NullMarked
package crcr.lab.simulator.hud;

import org.jspecify.annotations.NullMarked;
