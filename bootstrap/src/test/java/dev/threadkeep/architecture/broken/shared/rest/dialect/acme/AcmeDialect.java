package dev.threadkeep.architecture.broken.shared.rest.dialect.acme;

public final class AcmeDialect {}
