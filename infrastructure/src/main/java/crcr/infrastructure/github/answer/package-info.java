/** What becomes of GitHub's answers: of those that serve, and of failures. */
@NullMarked
package crcr.infrastructure.github.answer;

import org.jspecify.annotations.NullMarked;
