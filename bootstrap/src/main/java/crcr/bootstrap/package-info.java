/** Settings, composition, main. */
@NullMarked
package crcr.bootstrap;

import org.jspecify.annotations.NullMarked;
