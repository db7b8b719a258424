/** The console: a web page of its own port for operators and maintainers (docs/operate/console.md). */
@NullMarked
package crcr.infrastructure.http.console;

import org.jspecify.annotations.NullMarked;
