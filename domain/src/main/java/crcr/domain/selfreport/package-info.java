/** Self-reports: results of runs that no relay started. */
@NullMarked
package crcr.domain.selfreport;

import org.jspecify.annotations.NullMarked;
