/** The state of the downstreams, and its display on the terminal. */
@NullMarked
package crcr.lab.demo.show;

import org.jspecify.annotations.NullMarked;
