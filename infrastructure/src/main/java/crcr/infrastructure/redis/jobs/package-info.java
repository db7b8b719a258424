/** What is reported of jobs, move by move, and by whom. */
@NullMarked
package crcr.infrastructure.redis.jobs;

import org.jspecify.annotations.NullMarked;
