package dev.threadkeep.architecture.broken.shared.rest.http;

public final class SharedHttp {}
