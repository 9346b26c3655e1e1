package dev.threadkeep.architecture.broken.dialects.rest.http;

public final class SharedHttp {}
