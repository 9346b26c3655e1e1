/** What has become of changes at the vendors: shown, waited for and tried again. */
@NullMarked
package dev.threadkeep.rest.canonical.delivery;

import org.jspecify.annotations.NullMarked;
