/**
 * A real server over stores that live in a map. They run the domain's decisions for real, but one
 * at a time and without a database: what only a database can get wrong is tested with one.
 */
@NullMarked
package dev.threadkeep.rest.service;

import org.jspecify.annotations.NullMarked;
