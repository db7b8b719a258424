/** All parts of the demo: the relay, the simulators around it, and its files. */
@NullMarked
package crcr.lab.demo.stage;

import org.jspecify.annotations.NullMarked;
