/** The pages of the console as plain records. Templates show them, and their JSON forms are made from them. */
@NullMarked
package crcr.infrastructure.http.console.page;

import org.jspecify.annotations.NullMarked;
