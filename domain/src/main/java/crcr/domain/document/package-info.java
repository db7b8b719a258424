/** Documents that people write and the relay follows: their reading, problems and warnings. */
@NullMarked
package crcr.domain.document;

import org.jspecify.annotations.NullMarked;
