/** The sources of settings: texts, their places, and their mistakes. */
@NullMarked
package crcr.bootstrap.settings.source;

import org.jspecify.annotations.NullMarked;
