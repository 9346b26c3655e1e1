package dev.threadkeep.architecture.broken.unsealed.domain;

interface UnsealedInterface {}
