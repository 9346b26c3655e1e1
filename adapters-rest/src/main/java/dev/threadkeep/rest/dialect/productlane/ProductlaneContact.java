package dev.threadkeep.rest.dialect.productlane;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.threadkeep.application.directory.entry.Contact;
import dev.threadkeep.application.directory.entry.Entry;
import dev.threadkeep.rest.http.dialect.IsoTimes;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A contact as Productlane shows it with a thread. */
@JsonNaming(SnakeCaseStrategy.class)
record ProductlaneContact(
    String id,
    String email,
    @Nullable String name,
    @Nullable String imageUrl,
    @Nullable String companyId,
    boolean isSubscribed,
    Map<String, String> externalIds,
    String createdAt,
    String updatedAt) {

  static @Nullable ProductlaneContact of(@Nullable Entry<Contact> entry, Cast cast) {
    if (entry == null) {
      return null;
    }
    var contact = entry.details();
    var company = cast.company(contact.company());
    return new ProductlaneContact(
        Cast.idOf(entry),
        contact.email() == null ? "" : contact.email(),
        contact.name(),
        contact.imageUrl(),
        company == null ? null : Cast.idOf(company),
        false,
        KnownVendors.ids(entry.externalIds()::at),
        IsoTimes.milliseconds(entry.createdAt()),
        IsoTimes.milliseconds(entry.updatedAt()));
  }
}
