/** What builds and releases this project. */
@NullMarked
package crcr.release;

import org.jspecify.annotations.NullMarked;
