package dev.threadkeep.architecture.broken.applicationlibrary.domain;

public final class Value {}
