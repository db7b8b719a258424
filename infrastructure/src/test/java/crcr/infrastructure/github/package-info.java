@NullMarked
package crcr.infrastructure.github;

import org.jspecify.annotations.NullMarked;
