@NullMarked
package crcr.infrastructure.redis.jobs;

import org.jspecify.annotations.NullMarked;
