/** Silent jobs, and dispatches that start no job (docs/downstream/callback.md#silent-jobs). */
@NullMarked
package crcr.application.sweep;

import org.jspecify.annotations.NullMarked;
