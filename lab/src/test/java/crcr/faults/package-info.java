/** Relays that run while GitHub fails and processes die: each test looks at what arrived. */
@NullMarked
package crcr.faults;

import org.jspecify.annotations.NullMarked;
