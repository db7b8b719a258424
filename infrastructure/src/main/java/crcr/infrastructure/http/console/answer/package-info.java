/** The answers of the console: the query of a page, and the page as HTML or JSON, which may be kept for a moment. */
@NullMarked
package crcr.infrastructure.http.console.answer;

import org.jspecify.annotations.NullMarked;
