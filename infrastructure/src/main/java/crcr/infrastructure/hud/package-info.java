/** HUD, the dashboard that stores the reports (docs/reference/hud-record.md). */
@NullMarked
package crcr.infrastructure.hud;

import org.jspecify.annotations.NullMarked;
