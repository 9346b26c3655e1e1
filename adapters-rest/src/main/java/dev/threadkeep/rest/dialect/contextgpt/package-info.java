/**
 * ContextGPT's API below {@code /contextgpt}, as its published description has it: camelCase JSON,
 * the key as a bearer token, threads under the chatbot that they are about, and one envelope around
 * every answer.
 */
@NullMarked
package dev.threadkeep.rest.dialect.contextgpt;

import org.jspecify.annotations.NullMarked;
