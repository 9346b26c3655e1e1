package dev.threadkeep.vendors.contextgpt;

import com.fasterxml.jackson.databind.JsonNode;
import dev.threadkeep.application.delivery.Hearing;
import dev.threadkeep.application.delivery.Hook;
import dev.threadkeep.application.delivery.VendorAccess;
import dev.threadkeep.domain.vendor.ExternalReference;
import dev.threadkeep.vendors.http.Fields;
import dev.threadkeep.vendors.http.HookProof;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
    var chatbot = text(said, "/chatbotId", "/data/chatbotId", "/data/thread/chatbotId");
    if (chatbot == null && chatbots.size() == 1) {
      chatbot = chatbots.getFirst();
    }
    var id = text(said, "/threadId", "/data/threadId", "/thread/id", "/data/thread/id");
    return chatbot == null || id == null ? Optional.empty() : reference(chatbot, id);
  }

  private static @Nullable String text(JsonNode said, String... places) {
    return Stream.of(places)
        .map(place -> Fields.text(said.at(place)))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /** Nothing for what is longer than any id that we keep. */
  private static Optional<ExternalReference> reference(String chatbot, String id) {
    try {
      return Optional.of(new ExternalReference(ContextgptThread.CONTEXTGPT, chatbot, id, null));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
