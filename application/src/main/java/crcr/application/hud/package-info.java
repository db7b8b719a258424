/** Delivers records to HUD. */
@NullMarked
package crcr.application.hud;

import org.jspecify.annotations.NullMarked;
