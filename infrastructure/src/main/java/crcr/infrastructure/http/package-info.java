/** What the relay answers over HTTP: to GitHub, to downstream CI, and to its operators. */
@NullMarked
package crcr.infrastructure.http;

import org.jspecify.annotations.NullMarked;
