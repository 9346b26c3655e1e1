package dev.threadkeep.vendors.http;

import dev.threadkeep.application.delivery.BaseUrlCheck;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.exceptions.ConfigurationException;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** What backends call vendors with. */
@Factory
final class HttpBeans {

  @Singleton
  @Bean(typed = NetworkGate.class)
  NetworkGate gate(@Property(name = "threadkeep.vendor-networks") @Nullable String allowed) {
    try {
      return new NetworkGate(allowed == null ? Networks.publicOnly() : Networks.parse(allowed));
    } catch (IllegalArgumentException wrong) {
      throw new ConfigurationException("the allowed networks: " + wrong.getMessage(), wrong);
    }
  }

  @Singleton
  BaseUrlCheck check(NetworkGate gate) {
    return gate;
  }

  @Singleton
  @Bean(preDestroy = "close")
  VendorHttp http(NetworkGate gate) {
    return new VendorHttp(InetAddress::getAllByName, gate, InstantSource.system());
  }
}
