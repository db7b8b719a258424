/** What becomes of a document that people write and the relay goes by. */
@NullMarked
package crcr.domain.document;

import org.jspecify.annotations.NullMarked;
