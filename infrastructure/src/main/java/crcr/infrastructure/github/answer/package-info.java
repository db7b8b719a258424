/** Interprets GitHub's answers: successful ones and failures. */
@NullMarked
package crcr.infrastructure.github.answer;

import org.jspecify.annotations.NullMarked;
