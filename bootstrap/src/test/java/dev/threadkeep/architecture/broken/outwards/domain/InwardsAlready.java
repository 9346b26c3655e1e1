package dev.threadkeep.architecture.broken.outwards.domain;

public final class InwardsAlready {}
