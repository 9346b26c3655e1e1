package dev.threadkeep.architecture.broken.unmarked.marked;

final class InAMarkedPackage {}
