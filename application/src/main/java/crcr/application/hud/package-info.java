/** What HUD gets to know. */
@NullMarked
package crcr.application.hud;

import org.jspecify.annotations.NullMarked;
