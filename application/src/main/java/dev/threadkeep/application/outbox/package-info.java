/**
 * What changes of threads have to tell the vendors that hold them: written down with the change,
 * sent afterwards in order, settled by what came of it. How a vendor is called is behind the port
 * of {@code application.delivery}; what happens at a vendor by itself comes in elsewhere.
 */
@NullMarked
package dev.threadkeep.application.outbox;

import org.jspecify.annotations.NullMarked;
