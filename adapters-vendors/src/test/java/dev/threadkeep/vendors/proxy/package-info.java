/**
 * A network between this machine and itself that is as bad as a test wants it: bytes come late, in
 * part, or not at all. It knows no vendor.
 */
@NullMarked
package dev.threadkeep.vendors.proxy;

import org.jspecify.annotations.NullMarked;
