/** The fields that every log line has beside its text. */
@NullMarked
package crcr.infrastructure.observe.log;

import org.jspecify.annotations.NullMarked;
