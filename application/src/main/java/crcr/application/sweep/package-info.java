/** Jobs that fall silent, and dispatches that nothing starts for (docs/downstream/callback.md#silent-jobs). */
@NullMarked
package crcr.application.sweep;

import org.jspecify.annotations.NullMarked;
