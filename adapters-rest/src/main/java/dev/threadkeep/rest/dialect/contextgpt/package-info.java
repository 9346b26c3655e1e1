/**
 * What is peculiar to ContextGPT. So far that is its references, whose ids are unique within a
 * chatbot only.
 */
@NullMarked
package dev.threadkeep.rest.dialect.contextgpt;

import org.jspecify.annotations.NullMarked;
