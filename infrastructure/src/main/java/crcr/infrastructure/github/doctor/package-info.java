/** What the App is allowed and set to, for operators of the relay. */
@NullMarked
package crcr.infrastructure.github.doctor;

import org.jspecify.annotations.NullMarked;
