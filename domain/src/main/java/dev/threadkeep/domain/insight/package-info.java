/**
 * What a thread and its history tell without anybody setting it: the inbox tab and the statistics.
 * Nothing here changes a thread.
 */
@NullMarked
package dev.threadkeep.domain.insight;

import org.jspecify.annotations.NullMarked;
