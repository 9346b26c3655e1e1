package dev.threadkeep.architecture.broken.dialling.vendors.acme;

import java.net.http.HttpClient;

final class VendorWithAClient {
  HttpClient client = HttpClient.newHttpClient();
}
