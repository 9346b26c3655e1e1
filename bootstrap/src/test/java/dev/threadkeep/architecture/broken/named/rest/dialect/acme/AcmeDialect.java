package dev.threadkeep.architecture.broken.named.rest.dialect.acme;

public final class AcmeDialect {}
