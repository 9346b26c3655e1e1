package dev.threadkeep.rest.dialect.intercom;

import io.intercom.api.Admin;
import io.intercom.api.AdminReply;
import io.intercom.api.Conversation;
import io.intercom.api.ConversationPart;
import io.intercom.api.Intercom;
import io.intercom.api.User;
import io.intercom.api.UserReply;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Intercom's own Java client. */
public final class SdkCalls implements SdkClient {

  @Override
  public void connect(URI base, String token) {
    Intercom.setApiBaseURI(base);
    Intercom.setToken(token);
  }

  @Override
  public Seen reply(
      String conversation,
      String admin,
      String messageType,
      @Nullable String body,
      @Nullable String assignee,
      long snoozedUntil) {
    var reply = new AdminReply(new Admin().setId(admin));
    reply.setMessageType(messageType);
    if (body != null) {
      reply.setBody(body);
    }
    if (assignee != null) {
      reply.setAssigneeID(assignee);
    }
    if (snoozedUntil != 0) {
      reply.setSnoozedUntil(snoozedUntil);
    }
    return seen(Conversation.reply(conversation, reply));
  }

  @Override
  public Seen replyAsContact(String conversation, String contact, String body) {
    var reply = new UserReply(new User().setId(contact));
    reply.setBody(body);
    return seen(Conversation.reply(conversation, reply));
  }

  @Override
  public Seen find(String conversation) {
    return seen(Conversation.find(conversation));
  }

  @Override
  public Seen markAsRead(String conversation) {
    return seen(Conversation.markAsRead(conversation));
  }

  @Override
  public Seen runAssignmentRules(String conversation) {
    return seen(Conversation.runAssignmentRules(conversation));
  }

  @Override
  public List<String> list(Map<String, String> parameters) {
    return Conversation.list(parameters).getPage().stream().map(Conversation::getId).toList();
  }

  @Override
  public List<String> walk(Map<String, String> parameters) {
    var conversations = Conversation.list(parameters);
    var ids = new ArrayList<String>();
    while (conversations.hasNext()) {
      ids.add(conversations.next().getId());
    }
    return ids;
  }

  @Override
  public List<String> admins() {
    return Admin.list().getPage().stream().map(Admin::getName).toList();
  }

  @Override
  public String adminEmail(String id) {
    return Admin.find(id).getEmail();
  }

  private static Seen seen(Conversation conversation) {
    var parts = new ArrayList<SeenPart>();
    for (var part : conversation.getConversationPartCollection().getPage()) {
      parts.add(seen(part));
    }
    return new Seen(
        conversation.getId(),
        conversation.getState(),
        conversation.getOpen(),
        conversation.getRead(),
        conversation.getCreatedAt(),
        conversation.getWaitingSince(),
        conversation.getSnoozedUntil(),
        parts);
  }

  private static SeenPart seen(ConversationPart part) {
    @Nullable Admin holder = part.getAssignedTo();
    return new SeenPart(
        part.getPartType(),
        part.getBody(),
        part.getAuthor().getId(),
        holder == null ? null : holder.getId());
  }
}
