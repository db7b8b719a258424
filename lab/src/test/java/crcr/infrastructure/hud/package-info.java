/** HUD, the dashboard that stores the reports (contract 3). */
@NullMarked
package crcr.infrastructure.hud;

import org.jspecify.annotations.NullMarked;
