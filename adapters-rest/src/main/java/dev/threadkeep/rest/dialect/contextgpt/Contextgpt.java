package dev.threadkeep.rest.dialect.contextgpt;

import dev.threadkeep.application.thread.ThreadLocator;
import dev.threadkeep.rest.http.dialect.Dialect;
import dev.threadkeep.rest.http.dialect.OwnIds;

/** What all of this dialect's routes share. */
final class Contextgpt {

  static final Dialect DIALECT = Dialect.of("contextgpt", new OwnIds.Plain());

  /** Where its routes begin. Chatbots are not registered here: any may be named. */
  static final String CHATBOT = "/contextgpt/api/v1/chatting/{chatbotId}";

  private Contextgpt() {}

  /** The thread with this id under a chatbot. */
  static ThreadLocator locate(String chatbot, String id) {
    return DIALECT.locate(id, chatbot);
  }
}
