package dev.threadkeep.rest.canonical;

/**
 * The body of a request that has nothing to say: none, or an object without a member. Routes take
 * it so that what a client tells them in vain is refused, as it is everywhere else.
 */
public record NoBody() {}
