package dev.threadkeep.rest.dialect.feather;

import dev.threadkeep.domain.message.DeliveryStatus;
import dev.threadkeep.domain.message.Message;
import dev.threadkeep.rest.dialect.feather.FeatherMessage.Direction;
import dev.threadkeep.rest.http.parameter.QueryParameters;
import org.jspecify.annotations.Nullable;

/** The filters of Feather's list of messages, which has no internal notes in any case. */
record FeatherMessageFilter(@Nullable Direction direction, @Nullable DeliveryStatus status) {

  static final String DIRECTION = "direction";
  static final String STATUS = "status";

  static FeatherMessageFilter of(QueryParameters parameters) {
    return new FeatherMessageFilter(
        parameters.word(DIRECTION, Direction.class, Direction::name).orElse(null),
        parameters.word(STATUS, DeliveryStatus.class, DeliveryStatus::name).orElse(null));
  }

  boolean test(Message message) {
    var went = Direction.of(message.kind());
    return went != null
        && (direction == null || direction == went)
        && (status == null || status == message.delivery());
  }
}
