/** What is written down of jobs that may show as check runs, and what callbacks say of them. */
@NullMarked
package crcr.infrastructure.check;

import org.jspecify.annotations.NullMarked;
