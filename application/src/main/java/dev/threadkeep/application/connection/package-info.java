/**
 * Connections to vendors: what an organization says about each, the secrets that let it in, and
 * whether it works. Secrets are sealed before they are kept, and opened only to call the vendor.
 */
@NullMarked
package dev.threadkeep.application.connection;

import org.jspecify.annotations.NullMarked;
