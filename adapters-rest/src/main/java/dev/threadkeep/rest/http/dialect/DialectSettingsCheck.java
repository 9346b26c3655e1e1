package dev.threadkeep.rest.http.dialect;

import dev.threadkeep.rest.http.ApiSurface;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.inject.Singleton;
import java.util.List;

/** Stops the service from starting with a setting that is no dialect's. */
@Singleton
final class DialectSettingsCheck implements ApplicationEventListener<ServerStartupEvent> {

  private final DialectSettings settings;

  /**
   * Waits for all dialects to be made.
   *
   * @param surfaces who ask for their settings as they are made
   */
  @SuppressWarnings("unused") // that they are there is all
  DialectSettingsCheck(DialectSettings settings, List<ApiSurface> surfaces) {
    this.settings = settings;
  }

  @Override
  public void onApplicationEvent(ServerStartupEvent event) {
    settings.requireNoneLeft();
  }
}
