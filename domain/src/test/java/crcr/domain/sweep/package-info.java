@NullMarked
package crcr.domain.sweep;

import org.jspecify.annotations.NullMarked;
