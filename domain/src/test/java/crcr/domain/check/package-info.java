@NullMarked
package crcr.domain.check;

import org.jspecify.annotations.NullMarked;
