/**
 * What threads refer to: teammates, for now. Who holds which thread is the thread's own and has no
 * place here.
 */
@NullMarked
package dev.threadkeep.application.directory;

import org.jspecify.annotations.NullMarked;
