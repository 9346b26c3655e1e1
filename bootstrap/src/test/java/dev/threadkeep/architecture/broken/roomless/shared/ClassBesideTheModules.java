package dev.threadkeep.architecture.broken.roomless.shared;

final class ClassBesideTheModules {}
