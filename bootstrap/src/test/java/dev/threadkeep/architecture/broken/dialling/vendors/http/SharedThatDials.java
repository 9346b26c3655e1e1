package dev.threadkeep.architecture.broken.dialling.vendors.http;

import java.net.Socket;

public final class SharedThatDials {
  Socket socket = new Socket();
}
