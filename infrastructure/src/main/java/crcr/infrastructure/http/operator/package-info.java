/** Answers operators on the management port. */
@NullMarked
package crcr.infrastructure.http.operator;

import org.jspecify.annotations.NullMarked;
