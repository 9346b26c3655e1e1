package dev.threadkeep.application.transfer;

import dev.threadkeep.application.thread.EventJson;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.thread.RecordedEvent;

/**
 * An event with what lines and rows say of it: both have the same, so that it need not be written
 * again on the way from one to the other.
 *
 * @param data that {@link EventJson#read} makes the event of
 */
public record WrittenEvent(RecordedEvent recorded, JsonObject data) {}
