/** The downstream repositories of the demo: who they are, how their CI runs, and what happens to them. */
@NullMarked
package crcr.lab.demo.cast;

import org.jspecify.annotations.NullMarked;
