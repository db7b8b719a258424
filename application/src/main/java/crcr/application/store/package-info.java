/** What is common to all ports that a store stands behind. */
@NullMarked
package crcr.application.store;

import org.jspecify.annotations.NullMarked;
