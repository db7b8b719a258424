/** Repositories, what is in them, and what GitHub answers about them. */
@NullMarked
package crcr.lab.simulator.github.repository;

import org.jspecify.annotations.NullMarked;
