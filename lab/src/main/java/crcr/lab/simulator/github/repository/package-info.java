/** Repositories, their content, and GitHub's answers about them. */
@NullMarked
package crcr.lab.simulator.github.repository;

import org.jspecify.annotations.NullMarked;
