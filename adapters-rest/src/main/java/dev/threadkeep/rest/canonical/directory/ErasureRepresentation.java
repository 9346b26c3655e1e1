package dev.threadkeep.rest.canonical.directory;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.threadkeep.application.privacy.ContactErasure.Erasure;
import org.jspecify.annotations.Nullable;

/**
 * What became of an erasure.
 *
 * @param contact absent where the directory has it no longer
 * @param threads how many of the contact's own threads were erased
 * @param otherThreads in how many others messages of the contact were
 * @param answers how many kept answers to requests were blanked
 * @param jobs how many jobs were blanked
 */
@JsonNaming(SnakeCaseStrategy.class)
record ErasureRepresentation(
    @Nullable ContactRepresentation contact, int threads, int otherThreads, int answers, int jobs) {

  static ErasureRepresentation of(Erasure erasure) {
    var contact = erasure.contact();
    return new ErasureRepresentation(
        contact == null ? null : ContactRepresentation.of(contact),
        erasure.erased().threads(),
        erasure.erased().otherThreads(),
        erasure.erased().answers(),
        erasure.erased().jobs());
  }
}
