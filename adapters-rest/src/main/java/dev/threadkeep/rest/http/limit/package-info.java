/**
 * How often one key may call one node. Each node counts for itself: the limit protects the node, it
 * is no quota of an organization.
 */
@NullMarked
package dev.threadkeep.rest.http.limit;

import org.jspecify.annotations.NullMarked;
