package dev.threadkeep.rest.dialect.contextgpt;

/** The names under which a thread keeps what only ContextGPT has. */
final class Stored {

  static final String AGENT_ICON_SRC = "agent_icon_src";
  static final String BOT_ICON_SRC = "bot_icon_src";
  static final String BUBBLE_ICON_SRC = "bubble_icon_src";
  static final String LLM_MODEL = "llm_model";
  static final String NEGATIVE_COUNT = "negative_count";
  static final String POSITIVE_COUNT = "positive_count";
  static final String USER_ICON_SRC = "user_icon_src";

  private Stored() {}
}
