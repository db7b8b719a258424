/** Inspects the App's permissions and settings, for operators of the relay. */
@NullMarked
package crcr.infrastructure.github.doctor;

import org.jspecify.annotations.NullMarked;
