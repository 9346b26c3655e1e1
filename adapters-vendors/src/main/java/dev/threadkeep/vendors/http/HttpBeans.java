package dev.threadkeep.vendors.http;

import dev.threadkeep.application.delivery.BaseUrlCheck;
import dev.threadkeep.application.delivery.RestingVendors;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.time.InstantSource;

/** What backends call vendors with, given the networks that whoever runs the service allows. */
@Factory
final class HttpBeans {

  @Singleton
  @Bean(typed = NetworkGate.class)
  NetworkGate gate(Networks networks) {
    return new NetworkGate(networks);
  }

  @Singleton
  BaseUrlCheck check(NetworkGate gate) {
    return new SavedUrls(InetAddress::getAllByName, gate);
  }

  @Singleton
  @Bean(preDestroy = "close")
  VendorHttp http(NetworkGate gate) {
    return new VendorHttp(InetAddress::getAllByName, gate, InstantSource.system());
  }

  @Singleton
  RestingVendors resting(VendorHttp http) {
    return http.resting();
  }
}
