package dev.threadkeep.rest.dialect.contextgpt;

import dev.threadkeep.application.thread.AccountQuery;
import dev.threadkeep.application.thread.AccountQuery.AttributeText;
import dev.threadkeep.rest.http.parameter.QueryParameters;
import java.util.List;

/** The filters of ContextGPT's list. Several together must all hold. */
final class ContextgptThreadFilter {

  static final String MODE = "mode";
  static final String RESOLVED = "resolved";
  static final String ARCHIVED = "archived";
  static final String ESCALATED = "escalated";
  static final String IMPORTANT = "important";
  static final String ANONYMOUS = "anonymous";
  static final String LLM_MODEL_ID = "llmModelId";

  private static final List<String> MODEL_ID =
      List.of(Contextgpt.DIALECT.vendor().name(), Stored.LLM_MODEL, ContextgptModel.ID);

  private ContextgptThreadFilter() {}

  static AccountQuery.Filter of(QueryParameters parameters) {
    return new AccountQuery.Filter(
        parameters.flag(RESOLVED).orElse(null),
        parameters.flag(ARCHIVED).orElse(null),
        parameters.flag(ESCALATED).orElse(null),
        parameters.flag(IMPORTANT).orElse(null),
        parameters.flag(ANONYMOUS).orElse(null),
        parameters
            .word(MODE, ContextgptMode.class, ContextgptMode::name)
            .map(ContextgptMode::handling)
            .orElse(null),
        parameters.text(LLM_MODEL_ID).map(id -> new AttributeText(MODEL_ID, id)).orElse(null));
  }
}
