package dev.threadkeep.architecture.broken.roomless.rest.dialects.acme;

final class ClassBesideTheDialects {}
