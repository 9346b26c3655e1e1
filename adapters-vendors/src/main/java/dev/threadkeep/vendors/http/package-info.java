/**
 * What all backends share: which addresses may be dialled, one call with its limits, what its
 * answer means, and how what vendors say is read. Nothing here knows a vendor.
 */
@NullMarked
package dev.threadkeep.vendors.http;

import org.jspecify.annotations.NullMarked;
