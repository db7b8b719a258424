/** What is done again and again. */
@NullMarked
package crcr.infrastructure.shared.loop;

import org.jspecify.annotations.NullMarked;
