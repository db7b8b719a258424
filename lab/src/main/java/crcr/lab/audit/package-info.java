/** Checks the relay's guarantees while everything around it breaks: {@code ./relay audit}. */
@NullMarked
package crcr.lab.audit;

import org.jspecify.annotations.NullMarked;
