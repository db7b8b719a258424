@NullMarked
package crcr.infrastructure.hud;

import org.jspecify.annotations.NullMarked;
