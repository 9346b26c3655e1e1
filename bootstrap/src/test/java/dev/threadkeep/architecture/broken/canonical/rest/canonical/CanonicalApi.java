package dev.threadkeep.architecture.broken.canonical.rest.canonical;

public final class CanonicalApi {}
