/** What is remembered to explain what became of events. */
@NullMarked
package crcr.infrastructure.redis.history;

import org.jspecify.annotations.NullMarked;
