package dev.threadkeep.application.transfer;

import dev.threadkeep.application.access.OrganizationStore.Organization;
import dev.threadkeep.application.directory.DetailsJson;
import dev.threadkeep.application.directory.entry.Contact;
import dev.threadkeep.application.directory.entry.Entry;
import dev.threadkeep.application.directory.entry.Teammate;
import dev.threadkeep.application.json.ObjectWriter;
import dev.threadkeep.application.policy.PolicyJson;
import dev.threadkeep.application.thread.ValueJson;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.message.Message;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.policy.LifecyclePolicy;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.domain.vendor.ExternalReference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Records as JSON. What is absent is left out. */
final class RecordWriter {
  private RecordWriter() {}

  private static ObjectWriter record(String type) {
    return new ObjectWriter().putText("type", type);
  }

  static JsonObject header(Instant now) {
    return record("threadkeep_export")
        .putNumber("version", TransferRecord.VERSION)
        .putText("exported_at", now)
        .toObject();
  }

  static JsonObject end(long threads) {
    return record("end").putNumber("threads", threads).toObject();
  }

  static JsonObject organization(Organization organization) {
    return record("organization")
        .putText("id", organization.id())
        .putText("name", organization.name())
        .putText("created_at", organization.createdAt())
        .toObject();
  }

  static JsonObject policy(OrganizationId organization, LifecyclePolicy policy) {
    return record("policy")
        .putText("organization_id", organization)
        .put("policy", PolicyJson.of(policy))
        .toObject();
  }

  static JsonObject entry(OrganizationId organization, Entry<?> entry) {
    var details = entry.details();
    var record =
        record("directory_entry")
            .putText("organization_id", organization)
            .putText("kind", entry.kind().word())
            .putText("id", entry.id());
    if (entry.number() != null) {
      record.putNumber("number", entry.number());
    }
    if (details instanceof Teammate teammate) {
      record.putText("teammate_type", ValueJson.word(teammate.type()));
    }
    if (details instanceof Contact contact) {
      record.putText("company_id", contact.company());
    }
    DetailsJson.of(details).members().forEach(record::put);
    return record
        .put("external_ids", DetailsJson.externalIds(entry.externalIds()))
        .putNumber("version", entry.version())
        .putText("created_at", entry.createdAt())
        .putText("updated_at", entry.updatedAt())
        .toObject();
  }

  /** A thread's record and those of all that belongs to it. */
  static List<JsonObject> thread(WholeThread whole) {
    var thread = whole.thread();
    var records = new ArrayList<JsonObject>();
    var state = record("thread").putText("organization_id", thread.organization());
    ThreadStateJson.putTo(state, thread);
    records.add(state.toObject());
    whole.history().forEach(event -> records.add(event(thread.id(), event)));
    whole.messages().forEach(message -> records.add(message(thread.id(), message)));
    thread.references().all().forEach(each -> records.add(reference(thread.id(), each)));
    return records;
  }

  private static JsonObject event(ThreadId thread, WrittenEvent event) {
    var recorded = event.recorded();
    return record("event")
        .putText("thread_id", thread)
        .putNumber("seq", recorded.sequence())
        .putText("at", recorded.at())
        .put("by", ValueJson.actor(recorded.by()))
        .putText("through", recorded.through())
        .putText("request_id", recorded.requestId())
        .putText("event", recorded.event().type())
        .put("data", event.data())
        .toObject();
  }

  private static JsonObject message(ThreadId thread, Message message) {
    var vendorIds = new ObjectWriter();
    message.vendorIds().forEach((vendor, id) -> vendorIds.putText(vendor.name(), id));
    return record("message")
        .putText("thread_id", thread)
        .putText("id", message.id())
        .putText("kind", ValueJson.word(message.kind()))
        .put("author", ValueJson.actor(message.author()))
        .putText("text", message.text())
        .putText("at", message.occurredAt())
        .putText("delivery", ValueJson.word(message.delivery()))
        .put("vendor_ids", vendorIds.toObject())
        .toObject();
  }

  private static JsonObject reference(ThreadId thread, ExternalReference reference) {
    var record = record("reference").putText("thread_id", thread);
    ValueJson.reference(reference).members().forEach(record::put);
    return record.toObject();
  }
}
