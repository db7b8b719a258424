/** The downstream repositories of the demo, their CI, and their steps. */
@NullMarked
package crcr.lab.demo.cast;

import org.jspecify.annotations.NullMarked;
