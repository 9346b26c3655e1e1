package dev.threadkeep.architecture.broken.unmarked.undescribed;

final class InAPackageWithoutInfo {}
