package dev.threadkeep.rest.dialect.intercom;

import java.util.Locale;

/** Those of Intercom's error codes that are used here. */
enum Code {
  ADMIN_NOT_FOUND,
  ASSIGNEE_NOT_FOUND,
  CLIENT_ERROR,
  CONFLICT,
  FORBIDDEN,
  INTERCOM_VERSION_INVALID,
  NOT_FOUND,
  PARAMETER_INVALID,
  PARAMETER_NOT_FOUND,
  RATE_LIMIT_EXCEEDED,
  SERVER_ERROR,
  SERVICE_UNAVAILABLE,
  TAG_NOT_FOUND,
  TEAM_NOT_FOUND,
  UNAUTHORIZED;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
