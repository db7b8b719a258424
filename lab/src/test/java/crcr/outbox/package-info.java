/** The whole relay while HUD is away, slow, or back again: what it accepted reaches HUD, once and in order. */
@NullMarked
package crcr.outbox;

import org.jspecify.annotations.NullMarked;
