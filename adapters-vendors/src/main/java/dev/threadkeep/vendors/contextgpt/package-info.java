/**
 * ContextGPT's API v1 as a backend: up to 500 threads of one chatbot in one request, always by
 * values and never by its toggles. It has no assignees, no snoozes and no route for messages.
 */
@NullMarked
package dev.threadkeep.vendors.contextgpt;

import org.jspecify.annotations.NullMarked;
