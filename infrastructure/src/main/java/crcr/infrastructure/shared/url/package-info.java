/** Addresses of servers. */
@NullMarked
package crcr.infrastructure.shared.url;

import org.jspecify.annotations.NullMarked;
