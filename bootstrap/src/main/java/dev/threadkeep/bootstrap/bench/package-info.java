/**
 * The benchmark: the service under load beside what PostgreSQL by itself can do on the same machine
 * in the same minute. It measures the packaged program from outside, over HTTP.
 */
@NullMarked
package dev.threadkeep.bootstrap.bench;

import org.jspecify.annotations.NullMarked;
