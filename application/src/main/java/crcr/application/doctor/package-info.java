/** What is found when somebody looks at whether a deployment is as it should be. */
@NullMarked
package crcr.application.doctor;

import org.jspecify.annotations.NullMarked;
