package dev.threadkeep.rest.http.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.inject.Singleton;

/**
 * What answers look like unless a record says otherwise: null members are written and times are
 * text. In code and not in a configuration file, since an answer's shape is no setting.
 */
@Singleton
final class OutgoingJson implements BeanCreatedEventListener<ObjectMapper> {

  @Override
  public ObjectMapper onCreated(BeanCreatedEvent<ObjectMapper> event) {
    var mapper = event.getBean();
    // By default each thread keeps buffers of its own, and each request has a thread of its own.
    mapper.getFactory().setRecyclerPool(JsonRecyclerPools.newConcurrentDequePool());
    return mapper
        .setDefaultPropertyInclusion(JsonInclude.Include.ALWAYS)
        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
        .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS);
  }
}
