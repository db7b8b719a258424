/** What goes into the image, run as a cluster runs it. */
@NullMarked
package crcr.image;

import org.jspecify.annotations.NullMarked;
