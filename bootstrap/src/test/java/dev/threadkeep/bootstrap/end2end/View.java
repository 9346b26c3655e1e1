package dev.threadkeep.bootstrap.end2end;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The APIs that show a thread, each with all that it shows of one. */
enum View {
  CANONICAL {
    @Override
    JsonNode read(StagedThread thread) {
      return with(
          thread.get("/v1/threads/{thread}"),
          "messages",
          thread.get("/v1/threads/{thread}/messages").path("data"));
    }
  },
  FEATHER {
    @Override
    JsonNode read(StagedThread thread) {
      return with(
          thread.get("/feather/api/v1/threads/{thread}").path("thread"),
          "messages",
          thread.get("/feather/api/v1/threads/{thread}/messages").path("messages"));
    }
  },
  CONTACTSHIP {
    // It lists no messages, and shows whoever knows the id of one that one.
    @Override
    JsonNode read(StagedThread thread) {
      var messages = Wire.JSON.createArrayNode();
      for (var said : thread.get("/v1/threads/{thread}/messages").path("data")) {
        var path = "/contactship/v1/messages/msg-" + said.path("id").asText();
        thread.find(path).ifPresent(messages::add);
      }
      return with(thread.get("/contactship/v1/thread/thr-{thread}"), "messages", messages);
    }
  },
  INTERCOM {
    @Override
    JsonNode read(StagedThread thread) {
      return thread.get("/intercom/conversations/{number}");
    }
  },
  PRODUCTLANE {
    @Override
    JsonNode read(StagedThread thread) {
      return thread
          .find("/productlane/api/v2/threads/{thread}?expand=messages,comments")
          .orElseGet(Wire.JSON::createObjectNode);
    }
  },
  CONTEXTGPT {
    // It shows threads in lists only, and this one is all that its chatbot has.
    @Override
    JsonNode read(StagedThread thread) {
      return thread.get("/contextgpt/api/v1/chatting/{chatbot}/threads").at("/data/threads/0");
    }
  };

  abstract JsonNode read(StagedThread thread);

  private static JsonNode with(JsonNode thread, String name, JsonNode more) {
    return ((ObjectNode) thread).set(name, more);
  }
}
