/** Explains why a repository was triggered, or was not. */
@NullMarked
package crcr.application.explanation;

import org.jspecify.annotations.NullMarked;
