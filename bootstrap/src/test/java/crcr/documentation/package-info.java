/** What the documents say, held against what there is. */
@NullMarked
package crcr.documentation;

import org.jspecify.annotations.NullMarked;
