/** The parts of pages: templates, words for times and durations, plots, tables, and the JSON of the same pages. */
@NullMarked
package crcr.infrastructure.http.console.view;

import org.jspecify.annotations.NullMarked;
