/** The reports on jobs, move by move, and their callers. */
@NullMarked
package crcr.infrastructure.redis.jobs;

import org.jspecify.annotations.NullMarked;
