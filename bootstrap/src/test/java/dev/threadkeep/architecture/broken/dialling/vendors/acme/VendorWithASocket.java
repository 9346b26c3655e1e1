package dev.threadkeep.architecture.broken.dialling.vendors.acme;

import java.net.Socket;

final class VendorWithASocket {
  Socket socket = new Socket();
}
