/** Files in repositories. */
@NullMarked
package crcr.infrastructure.github.contents;

import org.jspecify.annotations.NullMarked;
