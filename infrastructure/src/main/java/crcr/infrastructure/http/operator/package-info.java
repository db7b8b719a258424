/** What the relay answers to its operators. */
@NullMarked
package crcr.infrastructure.http.operator;

import org.jspecify.annotations.NullMarked;
