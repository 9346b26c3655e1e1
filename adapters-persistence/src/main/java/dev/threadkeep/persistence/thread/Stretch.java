package dev.threadkeep.persistence.thread;

import dev.threadkeep.persistence.session.Binding;

/**
 * A part of an index that is in the order of a list already.
 *
 * @param condition SQL behind {@code WHERE organization AND}, which {@code binding} binds
 */
record Stretch(String condition, Binding binding) {}
