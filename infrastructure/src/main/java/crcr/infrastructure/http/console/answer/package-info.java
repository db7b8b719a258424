/**
 * How the console answers: what a request asks of a page, and the page as HTML or JSON, kept for a moment where that
 * helps.
 */
@NullMarked
package crcr.infrastructure.http.console.answer;

import org.jspecify.annotations.NullMarked;
