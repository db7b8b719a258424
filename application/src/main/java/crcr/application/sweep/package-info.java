/** Jobs that fall silent, and dispatches that nothing starts for (docs/reference/callback.md#silent-jobs). */
@NullMarked
package crcr.application.sweep;

import org.jspecify.annotations.NullMarked;
