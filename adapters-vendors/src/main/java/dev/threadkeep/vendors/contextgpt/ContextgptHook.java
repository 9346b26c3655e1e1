package dev.threadkeep.vendors.contextgpt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.threadkeep.application.delivery.Hearing;
import dev.threadkeep.application.delivery.Hook;
import dev.threadkeep.application.delivery.VendorAccess;
import dev.threadkeep.domain.vendor.ExternalReference;
import dev.threadkeep.vendors.http.Fields;
import dev.threadkeep.vendors.http.HookProof;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * ContextGPT's webhooks, which show the secret itself. What they look like is documented nowhere:
 * the thread is looked for where other answers of ContextGPT have it.
 */
final class ContextgptHook {
  private static final String TOKEN = "X-WEBHOOK-TOKEN";

  private ContextgptHook() {}

  static Hearing hear(VendorAccess access, Hook hook) {
    var secret = access.credentials().webhookSecret();
    var shown = hook.header(TOKEN);
    if (secret.isEmpty() || shown.isEmpty() || !HookProof.isSame(secret.get(), shown.get())) {
      return new Hearing.Untrusted();
    }
    return new Hearing.Genuine(
        null, thread(access.settings().accounts(), HookProof.said(hook)).orElse(null));
  }

  private static Optional<ExternalReference> thread(List<String> chatbots, JsonNode said) {
    var chatbot = Fields.text(in(said, "/chatbotId", "/data/chatbotId", "/data/thread/chatbotId"));
    if (chatbot == null && chatbots.size() == 1) {
      chatbot = chatbots.getFirst();
    }
    return chatbot == null
        ? Optional.empty()
        : Fields.reference(
            ContextgptThread.CONTEXTGPT,
            chatbot,
            in(said, "/threadId", "/data/threadId", "/thread/id", "/data/thread/id"));
  }

  /** What is in the first of these places that has a text. */
  private static JsonNode in(JsonNode said, String... places) {
    return Stream.of(places)
        .map(said::at)
        .filter(node -> Fields.text(node) != null)
        .findFirst()
        .orElseGet(MissingNode::getInstance);
  }
}
