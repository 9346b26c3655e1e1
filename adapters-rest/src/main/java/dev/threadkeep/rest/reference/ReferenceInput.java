package dev.threadkeep.rest.reference;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A reference as a client gives it: an object, or a bare string that is short for its id. */
public record ReferenceInput(String id, @Nullable String account, @Nullable UUID connectionId) {

  @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
  public ReferenceInput(
      @JsonProperty("id") String id,
      @JsonProperty("account") @Nullable String account,
      @JsonProperty("connection_id") @Nullable UUID connectionId) {
    this.id = id;
    this.account = account;
    this.connectionId = connectionId;
  }

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static ReferenceInput of(String id) {
    return new ReferenceInput(id, null, null);
  }
}
