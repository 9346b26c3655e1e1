package dev.threadkeep.persistence.session;

import java.sql.SQLException;

/** Gives a statement its parameters, in their order. */
@FunctionalInterface
public interface Binding {
  /** For statements without parameters. */
  Binding NOTHING = _ -> {};

  void bind(Parameters parameters) throws SQLException;
}
