/** What operators run beside a relay. */
@NullMarked
package crcr.bootstrap.command;

import org.jspecify.annotations.NullMarked;
