package dev.threadkeep.architecture.broken.unasked.application.access;

public record Caller(String organization) {}
