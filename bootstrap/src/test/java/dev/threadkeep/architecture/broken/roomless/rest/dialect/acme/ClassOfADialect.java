package dev.threadkeep.architecture.broken.roomless.rest.dialect.acme;

final class ClassOfADialect {}
