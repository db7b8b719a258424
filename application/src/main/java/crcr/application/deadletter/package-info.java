/** What was given up: looking at it, trying it again, dropping it. */
@NullMarked
package crcr.application.deadletter;

import org.jspecify.annotations.NullMarked;
