package dev.threadkeep.rest.canonical.directory;

import dev.threadkeep.application.access.Scope;
import dev.threadkeep.application.directory.entry.Contact;
import dev.threadkeep.application.directory.entry.Kind;
import dev.threadkeep.application.privacy.ContactErasure;
import dev.threadkeep.domain.party.Through;
import dev.threadkeep.rest.canonical.NoBody;
import dev.threadkeep.rest.canonical.audit.Signatures;
import dev.threadkeep.rest.canonical.page.Listed;
import dev.threadkeep.rest.http.Call;
import dev.threadkeep.rest.http.key.NeedsScope;
import dev.threadkeep.rest.http.parameter.TakesParameters;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import org.jspecify.annotations.Nullable;

/** The contacts of an organization. */
@Controller(ContactController.PATH)
@NeedsScope(Scope.DIRECTORY_WRITE)
final class ContactController {

  static final String PATH = "/v1/contacts";

  private final EntryRoutes.Of<Contact, ContactRepresentation> routes;

  private final ContactErasure erasure;
  private final Signatures signatures;

  ContactController(EntryRoutes routes, ContactErasure erasure, Signatures signatures) {
    this.routes = routes.of(Contact.class, PATH, ContactRepresentation::of);
    this.erasure = erasure;
    this.signatures = signatures;
  }

  @Post
  HttpResponse<ContactRepresentation> create(Call call, @Body ContactInput given) {
    return routes.create(call, given);
  }

  @Get
  @TakesParameters({"limit", "cursor"})
  @NeedsScope({Scope.THREADS_READ, Scope.DIRECTORY_WRITE})
  Listed<ContactRepresentation> list(Call call, HttpRequest<?> request) {
    return routes.list(call, request);
  }

  @Get("/{id}")
  @NeedsScope({Scope.THREADS_READ, Scope.DIRECTORY_WRITE})
  HttpResponse<ContactRepresentation> read(Call call, String id) {
    return routes.read(call, id);
  }

  @Put("/{id}")
  HttpResponse<ContactRepresentation> replace(
      Call call, String id, @Body Replacement<ContactInput> given) {
    return routes.replace(call, id, given);
  }

  @Delete("/{id}")
  @TakesParameters(EntryRoutes.REPLACEMENT)
  HttpResponse<?> remove(Call call, String id, HttpRequest<?> request) {
    return routes.remove(call, id, request);
  }

  @Post("/{id}/erase")
  @NeedsScope(Scope.ADMIN)
  ErasureRepresentation erase(Call call, String id, @Nullable @Body NoBody nothing) {
    var contact = routes.named(id);
    return DirectoryProblems.kept(
            Kind.CONTACT,
            () ->
                erasure.erase(
                    call.caller(),
                    signatures.of(call),
                    call.origin(Through.CANONICAL),
                    contact,
                    call.precondition()))
        .map(ErasureRepresentation::of)
        .orElseThrow(() -> DirectoryProblems.unknown(Kind.CONTACT));
  }
}
