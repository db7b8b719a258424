/** The names of repositories. */
@NullMarked
package crcr.domain.repository;

import org.jspecify.annotations.NullMarked;
