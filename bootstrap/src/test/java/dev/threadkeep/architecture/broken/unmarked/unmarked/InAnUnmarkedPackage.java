package dev.threadkeep.architecture.broken.unmarked.unmarked;

final class InAnUnmarkedPackage {}
