/** The API as it is reached over HTTP: what is answered, limited, slow or failing. */
@NullMarked
package crcr.lab.simulator.github.server;

import org.jspecify.annotations.NullMarked;
