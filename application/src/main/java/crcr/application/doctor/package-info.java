/** Findings of {@code doctor} about the allowlist, the providers' file and the names. */
@NullMarked
package crcr.application.doctor;

import org.jspecify.annotations.NullMarked;
