/** Prepares text for people and for records. */
@NullMarked
package crcr.infrastructure.shared.text;

import org.jspecify.annotations.NullMarked;
