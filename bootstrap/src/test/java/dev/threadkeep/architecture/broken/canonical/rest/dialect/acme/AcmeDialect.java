package dev.threadkeep.architecture.broken.canonical.rest.dialect.acme;

public final class AcmeDialect {}
