/** What is known of the downstreams, and how that is shown on the terminal. */
@NullMarked
package crcr.lab.demo.show;

import org.jspecify.annotations.NullMarked;
