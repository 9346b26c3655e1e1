/**
 * Which adapter serves which port, and in which order all of it starts and stops. The only place
 * where use cases meet the framework.
 */
@NullMarked
package dev.threadkeep.bootstrap.wiring;

import org.jspecify.annotations.NullMarked;
