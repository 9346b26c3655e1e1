package dev.threadkeep.bootstrap.config;

import ch.qos.logback.core.PropertyDefinerBase;
import ch.qos.logback.core.util.OptionHelper;

/**
 * A variable for Logback's configuration, which begins before any setting is read: what it is set
 * to, or something else where it is absent or blank.
 */
public final class VariableOrElse extends PropertyDefinerBase {
  private String variable = "";
  private String otherwise = "";

  public void setEnvironment(String name) {
    this.variable = name;
  }

  public void setOtherwise(String text) {
    this.otherwise = text;
  }

  @Override
  public String getPropertyValue() {
    var text = OptionHelper.propertyLookup(variable, context, null);
    return text == null || text.isBlank() ? otherwise : text;
  }
}
