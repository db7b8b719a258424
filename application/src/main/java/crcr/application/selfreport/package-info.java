/** Records self-reports: results of runs that no relay started. */
@NullMarked
package crcr.application.selfreport;

import org.jspecify.annotations.NullMarked;
