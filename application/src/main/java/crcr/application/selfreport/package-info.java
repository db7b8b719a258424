/** What runs report of themselves that no relay started. */
@NullMarked
package crcr.application.selfreport;

import org.jspecify.annotations.NullMarked;
