package dev.threadkeep.vendors.intercom;

import com.fasterxml.jackson.databind.JsonNode;
import dev.threadkeep.application.delivery.Hearing;
import dev.threadkeep.application.delivery.Hook;
import dev.threadkeep.domain.vendor.ExternalReference;
import dev.threadkeep.vendors.http.Fields;
import dev.threadkeep.vendors.http.HookProof;
import dev.threadkeep.vendors.http.HookProof.Algorithm;
import java.util.Optional;

/** Intercom's notifications, signed with the secret of the app whose they are. */
final class IntercomHook {
  private static final String SIGNATURE = "X-Hub-Signature";
  private static final String FORM = "sha1=";

  private IntercomHook() {}

  static Hearing hear(Optional<String> secret, Hook hook) {
    var signature = hook.header(SIGNATURE).filter(text -> text.startsWith(FORM));
    if (secret.isEmpty()
        || signature.isEmpty()
        || !HookProof.isSigned(
            Algorithm.SHA1, secret.get(), signature.get().substring(FORM.length()), hook.body())) {
      return new Hearing.Untrusted();
    }
    var said = HookProof.said(hook);
    return new Hearing.Genuine(
        Fields.text(said.path("id")), conversation(said.at("/data/item")).orElse(null));
  }

  private static Optional<ExternalReference> conversation(JsonNode item) {
    var id =
        item.path("type").asText().equals("conversation")
            ? item.path("id")
            : item.path("conversation_id");
    return Fields.reference(IntercomConversation.INTERCOM, "", id);
  }
}
