/** The payload of a dispatch: the event's body, slimmed to fit GitHub's limit. */
@NullMarked
package crcr.infrastructure.github.payload;

import org.jspecify.annotations.NullMarked;
