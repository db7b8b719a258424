/** The results of jobs, for readers of pages. */
@NullMarked
package crcr.infrastructure.redis.results;

import org.jspecify.annotations.NullMarked;
